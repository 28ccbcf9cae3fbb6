package loose
