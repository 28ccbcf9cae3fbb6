package bus

type Topics struct{ n int }

func (t *Topics) Tell(payload any) { t.n++ }

func (t *Topics) Listen(l Listener) { t.n++ }
