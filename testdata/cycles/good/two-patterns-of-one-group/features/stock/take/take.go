package take
