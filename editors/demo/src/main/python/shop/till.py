"""Uses Java classes that exist only as source: src/main/java/demo/shop."""
from demo.shop import Cart
from demo.shop.Cart import Line

print Cart().total(), Line
