"""Whole-house: what every room says it stores, tried against what it stores; archives, clocks, erasure, requests."""
