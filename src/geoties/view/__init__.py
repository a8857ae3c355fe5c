"""Views: a graph of ties as one self-contained page that opens anywhere, offline."""
