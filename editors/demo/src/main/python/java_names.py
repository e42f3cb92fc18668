"""Java classes and packages beside Python."""
from jpkg.j import K
import jpkg.j
from mix.b import K1
from mix import J1
import mix.j
from mix.j import K2

print K, jpkg.j.K, K1, J1, mix.j, K2
