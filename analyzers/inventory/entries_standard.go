package inventory

import "go/types"

// duty is an interface that types implement for the standard library's sake, known by the methods that it asks for.
type duty struct {
	name    string
	methods []dutyMethod
}

type dutyMethod struct{ name, sig string }

// duties are written down by name and signature key, so that a type has them whether or not its package imports the one
// that declares the interface. Health checks are what every gRPC server answers besides its operations.
var duties = []duty{
	{"error", []dutyMethod{{"Error", "() string"}}},
	{"the errors package's Unwrap", []dutyMethod{{"Unwrap", "() error"}}},
	{"the errors package's Unwrap", []dutyMethod{{"Unwrap", "() []error"}}},
	{"the errors package's Is", []dutyMethod{{"Is", "(error) bool"}}},
	{"the errors package's As", []dutyMethod{{"As", "(any) bool"}}},
	{"fmt.Stringer", []dutyMethod{{"String", "() string"}}},
	{"fmt.GoStringer", []dutyMethod{{"GoString", "() string"}}},
	{"fmt.Formatter", []dutyMethod{{"Format", "(fmt.State, int32)"}}},
	{"fmt.Scanner", []dutyMethod{{"Scan", "(fmt.ScanState, int32) error"}}},
	{"encoding.BinaryMarshaler", []dutyMethod{{"MarshalBinary", "() ([]byte, error)"}}},
	{"encoding.BinaryUnmarshaler", []dutyMethod{{"UnmarshalBinary", "([]byte) error"}}},
	{"encoding.BinaryAppender", []dutyMethod{{"AppendBinary", "([]byte) ([]byte, error)"}}},
	{"encoding.TextMarshaler", []dutyMethod{{"MarshalText", "() ([]byte, error)"}}},
	{"encoding.TextUnmarshaler", []dutyMethod{{"UnmarshalText", "([]byte) error"}}},
	{"encoding.TextAppender", []dutyMethod{{"AppendText", "([]byte) ([]byte, error)"}}},
	{"json.Marshaler", []dutyMethod{{"MarshalJSON", "() ([]byte, error)"}}},
	{"json.Unmarshaler", []dutyMethod{{"UnmarshalJSON", "([]byte) error"}}},
	{"xml.Marshaler", []dutyMethod{{"MarshalXML", "(*encoding/xml.Encoder, encoding/xml.StartElement) error"}}},
	{"xml.Unmarshaler", []dutyMethod{{"UnmarshalXML", "(*encoding/xml.Decoder, encoding/xml.StartElement) error"}}},
	{"xml.MarshalerAttr", []dutyMethod{{"MarshalXMLAttr", "(encoding/xml.Name) (encoding/xml.Attr, error)"}}},
	{"xml.UnmarshalerAttr", []dutyMethod{{"UnmarshalXMLAttr", "(encoding/xml.Attr) error"}}},
	{"gob.GobEncoder", []dutyMethod{{"GobEncode", "() ([]byte, error)"}}},
	{"gob.GobDecoder", []dutyMethod{{"GobDecode", "([]byte) error"}}},
	{"sort.Interface", []dutyMethod{{"Len", "() int"}, {"Less", "(int, int) bool"}, {"Swap", "(int, int)"}}},
	{"sql.Scanner", []dutyMethod{{"Scan", "(any) error"}}},
	{"driver.Valuer", []dutyMethod{{"Value", "() (database/sql/driver.Value, error)"}}},
	{"io.Closer", []dutyMethod{{"Close", "() error"}}},
	{"the gRPC health service", []dutyMethod{{"Check", "(context.Context, *" + health + ".HealthCheckRequest) (*" + health + ".HealthCheckResponse, error)"}}},
	{"the gRPC health service", []dutyMethod{{"List", "(context.Context, *" + health + ".HealthListRequest) (*" + health + ".HealthListResponse, error)"}}},
	{"the gRPC health service", []dutyMethod{{"Watch", "(*" + health + ".HealthCheckRequest, " + health + ".Health_WatchServer) error"}}},
	{"the gRPC health service", []dutyMethod{{"Watch", "(*" + health + ".HealthCheckRequest, google.golang.org/grpc.ServerStreamingServer[" + health + ".HealthCheckResponse]) error"}}},
}

const health = "google.golang.org/grpc/health/grpc_health_v1"

// standardDuty names the duty that a method belongs to; its type must have the duty's other methods, too.
func (d *declReader) standardDuty(recv *types.Named, fn *types.Func) string {
	for _, duty := range duties {
		for _, m := range duty.methods {
			if m.name == fn.Name() && m.sig == d.sigKey(fn.Signature()) && d.hasMethods(recv, duty.methods) {
				return duty.name
			}
		}
	}
	return ""
}

func (d *declReader) hasMethods(recv *types.Named, methods []dutyMethod) bool {
	for _, m := range methods {
		obj, _, _ := types.LookupFieldOrMethod(types.NewPointer(recv), true, nil, m.name)
		fn, ok := obj.(*types.Func)
		if !ok || d.sigKey(fn.Signature()) != m.sig {
			return false
		}
	}
	return true
}
