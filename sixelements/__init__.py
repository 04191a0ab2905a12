"""Six Elements: a service culture self-assessment that ends in an owned, dated action plan."""

__version__ = "0.1.0"
