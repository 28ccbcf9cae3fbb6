package shelf

const Name = "shelf"
