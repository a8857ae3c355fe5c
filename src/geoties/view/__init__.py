"""Views: a graph of ties as one self-contained page that opens anywhere, offline."""

from geoties.view.page import ViewReport, render, view

__all__ = ["ViewReport", "render", "view"]
