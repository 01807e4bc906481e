package project

import (
	"crypto/sha256"
	"encoding/hex"

	"fieldwork/store"
)

// readKept reads all that is kept of projects of other programs, and holds the
// files against their digests.
func (x *examination) readKept() error {
	for _, read := range []func() error{
		func() error { return readParts(x, "kept person", keptUsers) },
		func() error { return readParts(x, "kept variable", keptVariables) },
		func() error { return readParts(x, "kept source", keptSources) },
		func() error { return readParts(x, "kept note", keptNotes) },
	} {
		if err := read(); err != nil {
			return err
		}
	}
	return examineAll(x, "kept file", keptFiles.All(x.tx), func(record store.Record[keptPart[keptFile]]) error {
		x.read.Files++
		return x.keptFile("kept file "+record.Key, &record.Value.Part)
	})
}

func readParts[T any](x *examination, what string, in *store.Collection[keptPart[T]]) error {
	return examineAll(x, what, in.All(x.tx), func(store.Record[keptPart[T]]) error { return nil })
}

// keptFile reads a file part by part.
func (x *examination) keptFile(what string, file *keptFile) error {
	sum, size := sha256.New(), int64(0)
	for i := range file.Count {
		if err := x.check(); err != nil {
			return err
		}
		part, err := fileParts.Get(x.tx, partKey(file.Parts, i))
		if err != nil {
			return x.report(what, err)
		}
		sum.Write(part)
		size += int64(len(part))
	}
	if size != file.Size || hex.EncodeToString(sum.Sum(nil)) != file.Digest {
		return x.found(what, "its content is not what came")
	}
	return nil
}
