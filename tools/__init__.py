"""What measures us: how well notices are read, how fast things are. The product never imports it."""
