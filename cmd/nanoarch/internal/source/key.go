package source

import (
	"crypto/sha1"
	"crypto/sha256"
	"encoding/binary"
	"encoding/hex"
	"hash"
	"strconv"
)

// Key addresses what was read or judged once by everything that it depends on.
type Key [20]byte

// String returns the key in hex.
func (k Key) String() string { return hex.EncodeToString(k[:]) }

// KeyOf makes a key of parts; no two lists of parts give the same bytes.
func KeyOf(parts ...string) Key {
	var h keyHash
	for _, p := range parts {
		h.string(p)
	}
	return h.sum()
}

// With joins two keys of different kinds to one that stands for both.
func (k Key) With(other Key) Key {
	for i := range k {
		k[i] ^= other[i]
	}
	return k
}

// keyHash collects what a key is made of. Its zero value is ready.
type keyHash struct {
	buf  []byte
	long hash.Hash // of what was flushed before buf, nil if nothing was
}

// flush makes room where much comes together.
func (h *keyHash) flush() {
	if h.long == nil {
		h.long = sha256.New()
	}
	h.long.Write(h.buf)
	h.buf = h.buf[:0]
}

func (h *keyHash) string(s string) {
	h.buf = binary.AppendUvarint(h.buf, uint64(len(s)))
	h.buf = append(h.buf, s...)
}

func (h *keyHash) key(k Key)    { h.buf = append(h.buf, k[:]...) }
func (h *keyHash) number(n int) { h.buf = binary.AppendVarint(h.buf, int64(n)) }
func (h *keyHash) bool(b bool)  { h.string(strconv.FormatBool(b)) }
func (h *keyHash) list(l []string) {
	h.number(len(l))
	for _, s := range l {
		h.string(s)
	}
}

func (h *keyHash) sum() Key {
	if h.long != nil {
		h.flush()
		return Key(h.long.Sum(nil)[:len(Key{})])
	}
	sum := sha256.Sum256(h.buf)
	return Key(sum[:len(Key{})])
}

// fileID stands for the content of a file: git's object id of a blob, so that a tree and a revision agree.
type fileID [sha1.Size]byte

func (id fileID) String() string { return hex.EncodeToString(id[:]) }

func idOf(content []byte) (id fileID) {
	h := sha1.New()
	h.Write(append(strconv.AppendInt([]byte("blob "), int64(len(content)), 10), 0))
	h.Write(content)
	h.Sum(id[:0])
	return id
}
