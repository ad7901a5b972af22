"""What is lost, half done, wrong or slow where the product is hurt: `python -m tools.reliability`."""
