"""A term in its contexts, a line an occurrence (KWIC, 逐词索引): `alignment` is pure, `reading` asks for texts."""
