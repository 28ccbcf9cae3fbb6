package orderspb
