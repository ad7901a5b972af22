"""The pages of one notice, its problems and measures: outline, original, areas, states, claims, neighbours."""
