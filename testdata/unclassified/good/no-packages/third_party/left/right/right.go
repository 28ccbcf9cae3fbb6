package right
