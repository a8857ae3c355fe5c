"""Claims to the graph as it is shown: pure functions, whatever the order in which the claims came.

`lift` finds the state that an actor speaks for, `filing` the key under which a claim is filed, `events` joins the claims of
one key to events, `links` to posts, parts and memberships, and `ties` adds events up to ties between actors.
"""
