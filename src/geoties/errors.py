"""One base error for everything that a user can mend, and its few children.

    GeotiesError
    ├── InputError        a file, a record or a text is not what it should be
    ├── UnknownName       a name that fits no actor, or several
    ├── QueryError        a question, a parameter or a Cypher statement is wrong
    ├── StoreError        the graph store cannot do what was asked
    │   ├── StoreUnavailable   no engine answers at the address, or it cannot start
    │   ├── StoreDenied        wrong credentials, or a write where only reading is allowed
    │   └── StoreBusy          another process holds the store
    └── ViewError         a page cannot be drawn or written

Every message says what is wrong, which value, and what to do next. The command line turns a GeotiesError into one line
and exit code 1; nothing else is caught there.
"""


class GeotiesError(Exception):
    """Base of all errors that geoties raises on purpose."""


class InputError(GeotiesError):
    """A file, a record or a text is not what it should be."""


class UnknownName(GeotiesError):
    """A name fits no actor, or more than one."""


class QueryError(GeotiesError):
    """A question, one of its parameters or a Cypher statement is wrong."""


class StoreError(GeotiesError):
    """The graph store cannot do what was asked."""


class StoreUnavailable(StoreError):
    """No engine answers at the address, or the embedded one cannot start."""


class StoreDenied(StoreError):
    """Wrong credentials, or a write where only reading is allowed."""


class StoreBusy(StoreError):
    """Another process holds the store and did not let go in time."""


class ViewError(GeotiesError):
    """A page cannot be drawn or written."""
