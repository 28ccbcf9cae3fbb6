package clock

type Clock interface{ Now() int }
