package roof
