package till

func Concrete() *handler { return &handler{} }
