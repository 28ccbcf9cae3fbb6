package rules

// document is the text of one policy file, or of a policy with everything it extends: the key table of the language.
type document struct {
	Version     number                    `key:"version" doc:"version of the policy language: 1"`
	Extends     []text                    `key:"extends" doc:"presets by name, or other policy files as ./x.toml or ../x.toml; what this file says is laid over them"`
	Exclude     []patternDoc              `key:"exclude,one" doc:"packages that are no part of the program"`
	Roles       map[string]*roleDoc       `key:"roles" doc:"what packages are in the architecture, by name; a role named like a kind has that kind"`
	Common      *addedDoc                 `key:"common" doc:"what every role but contracts may import besides its own lists"`
	Tests       *addedDoc                 `key:"tests" doc:"what test files may import besides what their package's role may"`
	Forbid      []forbidDoc               `key:"forbid,append" doc:"imports that must not be"`
	Protect     []protectDoc              `key:"protect,append" doc:"packages that only some may import"`
	Require     []requireDoc              `key:"require,append" doc:"imports that must be"`
	Layers      []layersDoc               `key:"layers,append" doc:"layers from the top, each may import those after it"`
	Independent []independentDoc          `key:"independent,append" doc:"groups of packages that must not know each other"`
	Acyclic     []acyclicDoc              `key:"acyclic,append" doc:"groups of packages that must not depend on each other in a ring"`
	Dispatch    []dispatchDoc             `key:"dispatch,append" doc:"functions of mediators and buses that send and handle requests"`
	Effect      []effectDoc               `key:"effect,append" doc:"functions that reach something, besides the shipped table"`
	Protocol    []protocolDoc             `key:"protocol,append" doc:"types of protocol libraries, besides the shipped table"`
	Deployments map[string]*deploymentDoc `key:"deployments" doc:"processes that are shipped"`
	Members     []memberDoc               `key:"members,append" doc:"folders below that have a policy of their own"`
	Owners      *ownersDoc                `key:"owners" doc:"who answers for operations"`
	Build       *buildDoc                 `key:"build" doc:"the context in which files count"`
	Generated   *generatedDoc             `key:"generated" doc:"generated files: read as targets, not judged"`
	Rules       map[string]*ruleDoc       `key:"rules" enum:"rule" doc:"how serious each rule is, and where"`
	Graph       *graphDoc                 `key:"graph" doc:"how pictures are laid out"`
	Baseline    *baselineDoc              `key:"baseline" doc:"where findings may not be put off"`
	Templates   *templatesDoc             `key:"templates" doc:"where the package of template holes is"`
}

// patternDoc is a path pattern, or a path with values that it lacks.
type patternDoc struct {
	Pos    Pos
	Path   text            `key:"path,short" doc:"path pattern"`
	Values map[string]text `key:"*" doc:"values for names that the path lacks"`
}

type roleDoc struct {
	Pos      Pos
	Is       text         `key:"is" enum:"kind" doc:"its kind: all rules for packages of that kind apply"`
	Packages []patternDoc `key:"packages,one" doc:"patterns of the packages that have this role"`
	Outside  []patternDoc `key:"outside,one" doc:"patterns of import paths outside the tree that have this role"`
	First    flag         `key:"first" doc:"compared before the roles without it"`
	Imports  []importDoc  `key:"imports" doc:"roles that it may import, std, or * for every role and std"`
	External []patternDoc `key:"external" doc:"patterns of third-party import paths that it may import"`
	Std      []patternDoc `key:"std" doc:"the packages of the standard library that it may import, if not all"`
	Reach    []text       `key:"reach" enum:"reach" doc:"effects that it may have by itself; * for all"`
	Contract *contractDoc `key:"contract" doc:"where its contract is: a role, self, or a type as path.Type"`
	Template text         `key:"template,path" doc:"folder of the template that its packages follow"`
	Reason   text         `key:"reason" doc:"printed with every finding"`
	Off      flag         `key:"off" doc:"drops the role of an extended file"`
}

type importDoc struct {
	Pos  Pos
	Role text   `key:"role,short" doc:"name or kind of a role, std or *"`
	Same []text `key:"same" doc:"names of captures that must have equal values at both ends"`
}

type contractDoc struct {
	Pos   Pos
	Plain text   `key:",short"`
	Role  text   `key:"role" doc:"name or kind of the role that holds the contract"`
	Same  []text `key:"same" doc:"names of captures that must have equal values in both"`
}

type addedDoc struct {
	Pos      Pos
	Imports  []importDoc  `key:"imports" doc:"roles, std or *"`
	External []patternDoc `key:"external" doc:"patterns of third-party import paths"`
}

// endDoc is an end of an edge rule.
type endDoc struct {
	Pos  Pos
	Path text   `key:"path,short" doc:"path pattern"`
	Role text   `key:"role" doc:"name or kind of a role"`
	Same []text `key:"same" doc:"names whose values must equal those that the other end gave"`
}

type exceptDoc struct {
	endDoc
	From []endDoc `key:"from,one" doc:"importers"`
	To   []endDoc `key:"to,one" doc:"imported packages, or import paths where the rule's targets are such"`
}

// namedDoc is what all edge rules share.
type namedDoc struct {
	Pos    Pos
	Name   text        `key:"name" doc:"unique; it stands in findings and baselines"`
	Reason text        `key:"reason" doc:"printed with every finding"`
	Except []exceptDoc `key:"except,one" doc:"imports that do not count: importers, or either end as { from, to }"`
	Via    text        `key:"via" enum:"via" doc:"direct imports (the default), or any chain of imports"`
	Tests  flag        `key:"tests" doc:"false: imports in test files do not count"`
	Off    flag        `key:"off" doc:"drops the rule of an extended file"`
}

type forbidDoc struct {
	namedDoc
	From     []endDoc     `key:"from,one" doc:"importers; left out: every package"`
	To       []endDoc     `key:"to,one" doc:"imported packages"`
	Std      []patternDoc `key:"std,one" doc:"imported packages of the standard library"`
	External []patternDoc `key:"external,one" doc:"imported third-party packages"`
}

type protectDoc struct {
	namedDoc
	Packages []endDoc     `key:"packages,one" doc:"the protected packages"`
	Std      []patternDoc `key:"std,one" doc:"protected packages of the standard library"`
	External []patternDoc `key:"external,one" doc:"protected third-party packages"`
	Only     []endDoc     `key:"only,one" doc:"who may import them"`
	Open     []endDoc     `key:"open,one" doc:"the part that all may import"`
}

type requireDoc struct {
	namedDoc
	From     []endDoc     `key:"from,one" doc:"packages that must import one of the targets"`
	To       []endDoc     `key:"to,one" doc:"the targets; with by: packages that must be imported"`
	Std      []patternDoc `key:"std,one" doc:"targets in the standard library"`
	External []patternDoc `key:"external,one" doc:"third-party targets"`
	By       []endDoc     `key:"by,one" doc:"packages one of which must import each of to"`
}

type layersDoc struct {
	namedDoc
	Order      []layerDoc   `key:"order" doc:"layers from the top"`
	Closed     flag         `key:"closed" doc:"true: a layer may import the next one only"`
	Exhaustive []patternDoc `key:"exhaustive,one" doc:"every package that matches must stand in a layer"`
}

// layerDoc is one layer: an end, a list of siblings that may not know each other, or a marked one.
type layerDoc struct {
	endDoc
	Siblings []endDoc `key:",list"`
	Together []endDoc `key:"together,one" doc:"siblings that may know each other"`
	Optional []endDoc `key:"optional,one" doc:"a layer that need not exist"`
}

type independentDoc struct {
	namedDoc
	Packages []endDoc `key:"packages,one" doc:"a group is the values of all captures"`
}

type acyclicDoc struct {
	namedDoc
	Groups   []endDoc `key:"groups,one" doc:"a group is the values of all captures"`
	Siblings flag     `key:"siblings" doc:"true: the groups are the children of every folder"`
}

type dispatchDoc struct {
	Pos     Pos
	Send    text `key:"send" doc:"path.Func or (path.Type).Method that sends"`
	Handle  text `key:"handle" doc:"path.Func or (path.Type).Method that registers a handler"`
	Request text `key:"request" doc:"where the request is: arg N or type N"`
	Result  text `key:"result" doc:"where the result's type is: type N"`
	Handler text `key:"handler" doc:"in handle: the value whose method takes the request, arg N or type N"`
	Key     text `key:"key" doc:"in handle: a constant that stands for the type, arg N"`
	Many    flag `key:"many" doc:"true for events: none, one or several handlers"`
}

type effectDoc struct {
	Pos    Pos
	Symbol text   `key:"symbol" doc:"path.Func, path.Var, (path.Type).Method, path.* or (path.Type).*"`
	Reach  []text `key:"reach,one" enum:"effect" doc:"what it reaches"`
	Input  text   `key:"input" enum:"input" doc:"the kind of hidden input that a use of it is, if that differs from reach"`
}

type protocolDoc struct {
	Pos  Pos
	Type text `key:"type" doc:"path.Type or path.*; a path that ends in /... covers what is below it"`
}

type deploymentDoc struct {
	Pos  Pos
	Root []patternDoc `key:"root,one" doc:"patterns of the main packages that it ships"`
	Off  flag         `key:"off" doc:"drops the deployment of an extended file"`
}

type memberDoc struct {
	Pos  Pos
	Path text `key:"path,path" doc:"the folder"`
}

type ownersDoc struct {
	Pos  Pos
	File text `key:"file,path" doc:"a CODEOWNERS file"`
}

type buildDoc struct {
	Pos    Pos
	Goos   text   `key:"goos" doc:"operating system; linux if left out"`
	Goarch text   `key:"goarch" doc:"processor; amd64 if left out"`
	Tags   []text `key:"tags" doc:"build tags"`
	Cgo    flag   `key:"cgo" doc:"whether cgo files count; true if left out"`
}

type generatedDoc struct {
	Pos   Pos
	Files []text `key:"files,one" doc:"patterns of file paths"`
}

type ruleDoc struct {
	Pos   Pos
	Level text    `key:"level" enum:"level" doc:"error, warn or off"`
	In    []inDoc `key:"in,append" doc:"other levels in places; the most specific pattern decides"`
}

type inDoc struct {
	Pos      Pos
	Packages []patternDoc `key:"packages,one" doc:"patterns of packages"`
	Level    text         `key:"level" enum:"level" doc:"error, warn or off"`
}

type graphDoc struct {
	Pos   Pos
	Tiers []text `key:"tiers" doc:"roles or kinds in the order of drawing, from left to right"`
}

type baselineDoc struct {
	Pos    Pos
	Strict []patternDoc `key:"strict,one" doc:"patterns of packages whose findings may not be put off"`
}

type templatesDoc struct {
	Pos  Pos
	Hole text `key:"hole,path" doc:"folder of the package of holes; internal/hole if left out"`
}
