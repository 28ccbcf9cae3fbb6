package bus

type Topics struct{ n int }

func (t *Topics) Tell(topic string, payload any) { t.n++ }

func (t *Topics) Listen(topic string, f func(payload any)) { t.n++ }
