package project

import (
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"fmt"
	"hash"
	"io"
	"path"
	"strings"

	"fieldwork/coding/refi"
	"fieldwork/store"
)

// keptFile is a file of a project of another program.
type keptFile struct {
	Name string `json:"name"`
	// Size is in bytes.
	Size int64 `json:"size"`
	// Digest is the SHA-256 of the file, in hexadecimal.
	Digest string `json:"digest"`
	// Parts is what the keys of its parts begin with, and Count how many it has.
	Parts string `json:"parts"`
	Count int    `json:"count"`
}

// fileParts holds the parts of files, under the word that their file names and
// the number of the part.
var fileParts = store.NewIndex[[]byte]("kept-file-parts", 1)

const (
	// partBytes is the size of a part of a kept file, in bytes.
	partBytes = 1 << 20
	// partsAtOnce is how many parts are stored in one transaction.
	partsAtOnce = 8
)

func partKey(parts string, number int) string { return fmt.Sprintf("%s/%08d", parts, number) }

// planFiles takes the files that are to be kept, each under a name that no
// other has, and gives the names that have changed. Whether a file is there
// already is known when it is read.
func (k *keptPlan) planFiles(tx store.Tx, files []refi.File, undone map[string]bool) (renamed map[string]string, err error) {
	there, err := keptIn(tx, keptFiles, undone)
	if err != nil {
		return nil, err
	}
	taken := map[string]*keptFile{}
	for i := range there {
		taken[strings.ToLower(there[i].Name)] = &there[i]
	}
	renamed = map[string]string{}
	k.files.next = keptFiles.Count(tx)
	for _, file := range files {
		name, known, err := nameFor(file, taken)
		if err != nil {
			return nil, err
		}
		if name != file.Name {
			renamed[file.Name] = name
		}
		if known {
			continue
		}
		fresh := keptFile{Name: name, Size: file.Size}
		taken[strings.ToLower(name)] = &fresh
		k.files.add(strings.ToLower(name), fresh)
		k.unpacked = append(k.unpacked, file)
	}
	return renamed, nil
}

// nameFor is the name under which a file is kept; known says that just this file
// is there under it.
func nameFor(file refi.File, taken map[string]*keptFile) (name string, known bool, err error) {
	name = file.Name
	digest := ""
	extension := path.Ext(name)
	for i := 2; ; i++ {
		there := taken[strings.ToLower(name)]
		if there == nil {
			return name, false, nil
		}
		if there.Digest != "" && there.Size == file.Size {
			if digest == "" {
				if digest, err = digestOfFile(file); err != nil {
					return "", false, err
				}
			}
			if digest == there.Digest {
				return name, true, nil
			}
		}
		name = fmt.Sprintf("%s-%d%s", strings.TrimSuffix(file.Name, extension), i, extension)
	}
}

func digestOfFile(file refi.File) (digest string, err error) {
	in, err := file.Open()
	if err != nil {
		return "", err
	}
	defer func() { err = errors.Join(err, in.Close()) }()
	sum := sha256.New()
	if _, err := io.Copy(sum, in); err != nil {
		return "", err
	}
	return hex.EncodeToString(sum.Sum(nil)), nil
}

func (k *keptPlan) bytes() int64 {
	var all int64
	for _, file := range k.unpacked {
		all += file.Size
	}
	return all
}

// stageFiles stores the parts of the files. Nothing refers to them until what
// the plan has is put.
func (p *Project) stageFiles(k *keptPlan, stored *storing) error {
	if len(k.unpacked) == 0 {
		return nil
	}
	if err := p.clearParts(); err != nil {
		return err
	}
	for i, file := range k.unpacked {
		if err := p.stageFile(&k.files.parts[i], file, stored); err != nil {
			return err
		}
	}
	return nil
}

func (p *Project) stageFile(kept *keptFile, file refi.File, stored *storing) (err error) {
	in, err := file.Open()
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, in.Close()) }()
	kept.Parts, kept.Size = p.store.NewID(), 0
	sum := sha256.New()
	for more := true; more; {
		err := p.store.Update(func(ch *store.Change) error {
			for i := 0; i < partsAtOnce && more; i++ {
				var err error
				if more, err = kept.takePart(ch, in, sum, stored); err != nil {
					return err
				}
			}
			return nil
		})
		if err != nil {
			return err
		}
	}
	kept.Digest = hex.EncodeToString(sum.Sum(nil))
	return nil
}

// takePart stores the next part of a file; more is false behind the last.
func (f *keptFile) takePart(ch *store.Change, in io.Reader, sum hash.Hash, stored *storing) (more bool, err error) {
	part := make([]byte, partBytes)
	n, err := io.ReadFull(in, part)
	if err != nil && !errors.Is(err, io.EOF) && !errors.Is(err, io.ErrUnexpectedEOF) {
		return false, err
	}
	if n == 0 {
		return false, nil
	}
	more = err == nil
	sum.Write(part[:n])
	f.Size += int64(n)
	if err := fileParts.Put(ch, partKey(f.Parts, f.Count), part[:n]); err != nil {
		return false, err
	}
	f.Count++
	return more, stored.add(n)
}

// clearParts takes out parts of files that nothing refers to, which an import
// that was cut off has left.
func (p *Project) clearParts() error {
	const atOnce = 64
	for {
		var left []string
		err := p.store.View(func(tx store.Tx) error {
			used := map[string]bool{}
			for record, err := range keptFiles.All(tx) {
				if err != nil {
					return err
				}
				used[record.Value.Part.Parts] = true
			}
			for key := range fileParts.Keys(tx) {
				parts, _, _ := strings.Cut(key, "/")
				if !used[parts] && len(left) < atOnce {
					left = append(left, key)
				}
			}
			return nil
		})
		if err != nil || len(left) == 0 {
			return err
		}
		err = p.store.Update(func(ch *store.Change) error {
			for _, key := range left {
				if err := fileParts.Delete(ch, key); err != nil {
					return err
				}
			}
			return nil
		})
		if err != nil {
			return err
		}
	}
}

// fileOf is a kept file as it is given back.
func (p *Project) fileOf(kept keptFile) refi.File {
	return refi.File{Name: kept.Name, Size: kept.Size, Open: func() (io.ReadCloser, error) {
		return &fileReader{project: p, file: kept}, nil
	}}
}

// fileReader reads a kept file part by part.
type fileReader struct {
	project *Project
	file    keptFile
	next    int
	part    []byte
}

// Read reads on.
func (r *fileReader) Read(into []byte) (int, error) {
	for len(r.part) == 0 {
		if r.next == r.file.Count {
			return 0, io.EOF
		}
		err := r.project.store.View(func(tx store.Tx) (err error) {
			r.part, err = fileParts.Get(tx, partKey(r.file.Parts, r.next))
			return err
		})
		if err != nil {
			return 0, fmt.Errorf("%w: the file %s that was kept: %w", store.ErrDamaged, r.file.Name, err)
		}
		r.next++
	}
	n := copy(into, r.part)
	r.part = r.part[n:]
	return n, nil
}

// Close ends the reading.
func (r *fileReader) Close() error { return nil }
