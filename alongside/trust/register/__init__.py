"""The register of processing, and the plain document *What is stored, who sees it, how long*: made of the catalogue."""
