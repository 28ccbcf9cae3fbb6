package flat // want "plugs/flat is imported by none of those that \\[\\[require\\]\\] \"every plug has its socket\" names; it must be imported by sockets/\\{plug\\}: a loose plug burns$"
