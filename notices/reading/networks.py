"""Which addresses belong to the open network, and which to a network of one's own."""

from __future__ import annotations

import ipaddress
from collections.abc import Iterator


def is_public(address: str) -> bool:
    """Whether an address is of the open network; IPv4 wrapped in IPv6 (mapped, 6to4, Teredo, NAT64) is unwrapped."""
    ip = ipaddress.ip_address(address)
    if isinstance(ip, ipaddress.IPv6Address):
        if not all(is_public(str(wrapped)) for wrapped in _wrapped(ip)):
            return False
        if ip.ipv4_mapped is not None or ip in _NAT64:
            return True
    return ip.is_global and not (ip.is_multicast or ip.is_reserved or any(ip in net for net in _ALSO_PRIVATE))


def _wrapped(ip: ipaddress.IPv6Address) -> Iterator[ipaddress.IPv4Address]:
    teredo = ip.teredo or (None, None)
    yield from filter(None, (ip.ipv4_mapped, ip.sixtofour, teredo[1]))
    if ip in _NAT64:
        yield ipaddress.IPv4Address(int(ip) & 0xFFFFFFFF)


_NAT64 = ipaddress.IPv6Network("64:ff9b::/96")
_ALSO_PRIVATE = tuple(
    map(ipaddress.ip_network, ("fec0::/10", "64:ff9b:1::/48", "192.88.99.0/24", "168.63.129.16/32"))
)
