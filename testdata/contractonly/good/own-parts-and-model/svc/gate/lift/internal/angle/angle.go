package angle

import "example.com/ownpartsandmodel/svc/gate/model"

func Degrees(g model.Gate) int { return 90 * g.Lane }
