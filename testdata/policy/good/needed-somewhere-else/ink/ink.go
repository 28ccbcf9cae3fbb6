package ink
