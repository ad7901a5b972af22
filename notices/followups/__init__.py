"""What became of promises: passages of later notices of the same place that may answer one, and what a curator says."""
