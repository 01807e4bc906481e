package refi

import (
	"archive/zip"
	"errors"
	"io"
	"net/url"
	"path"
	"slices"
	"strings"
)

// archive is a .qdpx. Its files are found by their names and never written
// anywhere.
type archive struct {
	project *zip.File
	// files are the others, by their path in lower case.
	files map[string]*zip.File
	// order lists their paths in the order of the archive.
	order []string
	// names are what files are called in Project.Files, by their path.
	names map[string]string
	taken map[string]bool
	// used says which files something refers to.
	used map[string]bool
}

const projectExtension = ".qde"

func openArchive(in io.ReaderAt, size int64) (*archive, error) {
	reader, err := zip.NewReader(in, size)
	if err != nil && !errors.Is(err, zip.ErrInsecurePath) {
		return nil, fault(ErrBroken, "", 0, "the file is no archive, or is damaged or cut off; export the project anew where it comes from")
	}
	if len(reader.File) > MostEntries {
		return nil, fault(ErrTooLarge, "", 0, "the archive has more than %d entries, as no project has", MostEntries)
	}
	a := &archive{files: map[string]*zip.File{}, names: map[string]string{}, taken: map[string]bool{}, used: map[string]bool{}}
	left, packed := uint64(LargestUnpacked), uint64(max(size, 0))
	for _, entry := range reader.File {
		name, err := checked(entry)
		if err != nil {
			return nil, err
		}
		if entry.UncompressedSize64 > left || entry.CompressedSize64 > packed {
			return nil, fault(ErrTooLarge, "", 0, "the archive unpacks to more than it can hold, as no project does")
		}
		left, packed = left-entry.UncompressedSize64, packed-entry.CompressedSize64
		if !entry.Mode().IsDir() {
			a.take(name, entry)
		}
	}
	if a.project == nil {
		return nil, fault(ErrUnknownFormat, "", 0, "the archive holds no project (.qde); it is not a REFI-QDA project")
	}
	return a, nil
}

// take files an entry. The project is the first .qde at the top, or one that is
// called project.qde.
func (a *archive) take(name string, entry *zip.File) {
	key := strings.ToLower(name)
	if !strings.Contains(name, "/") && strings.HasSuffix(key, projectExtension) {
		if a.project == nil || key == "project.qde" {
			a.project = entry
		}
		return
	}
	if a.files[key] == nil {
		a.order = append(a.order, key)
		a.files[key] = entry
	}
}

// checked gives the path of an entry with forward slashes. It fails with
// ErrHostile for one that leads out of the archive, and with ErrTooLarge for one
// that unpacks to more than its limits.
func checked(entry *zip.File) (string, error) {
	name := strings.ReplaceAll(entry.Name, `\`, "/")
	outside := strings.HasPrefix(name, "/") || len(name) > 1 && name[1] == ':' || slices.Contains(strings.Split(name, "/"), "..")
	if outside || strings.ContainsRune(name, 0) {
		return "", fault(ErrHostile, entry.Name, 0, "this name leads out of the archive, as those of no project do; the archive was not read")
	}
	if size := entry.UncompressedSize64; size > PackedFreely && size/MostPacked > entry.CompressedSize64 || size > LargestFile {
		return "", fault(ErrTooLarge, entry.Name, 0, "this unpacks to more than %d times its size or %d MB, as nothing in a project does", MostPacked, LargestFile>>20)
	}
	return path.Clean(name), nil
}

// open opens an entry. One that holds more than it says ends in a *Fault.
func open(entry *zip.File) (io.ReadCloser, error) {
	const encrypted = 1
	if entry.Flags&encrypted != 0 {
		return nil, fault(ErrLocked, entry.Name, 0, "the archive has a password; export the project without one")
	}
	in, err := entry.Open()
	if err != nil {
		return nil, fault(ErrBroken, entry.Name, 0, "this cannot be unpacked; export the project anew where it comes from")
	}
	return unpacking{in, entry.Name}, nil
}

// unpacking is an entry that is being read. What is wrong with it is a *Fault.
type unpacking struct {
	in   io.ReadCloser
	name string
}

// Read unpacks, and calls what cannot be unpacked damaged.
func (u unpacking) Read(into []byte) (int, error) {
	n, err := u.in.Read(into)
	if err != nil && !errors.Is(err, io.EOF) {
		err = u.damaged()
	}
	return n, err
}

// Close ends the unpacking; a file whose checksum is wrong is damaged.
func (u unpacking) Close() error {
	if err := u.in.Close(); err != nil {
		return u.damaged()
	}
	return nil
}

func (u unpacking) damaged() error {
	return fault(ErrBroken, u.name, 0, "this is damaged; export the project anew where it comes from")
}

const internal = "internal:"

// find gives the key of the file that a path in the project leads to. Only paths
// into the archive are followed; case, folder, percent signs and a bare name are
// forgiven.
func (a *archive) find(reference string) (key string, found bool) {
	rest, isInternal := cutPrefixFold(reference, internal)
	if !isInternal && strings.ContainsAny(reference, `:/\`) {
		return "", false
	}
	rest = strings.TrimLeft(strings.ReplaceAll(rest, `\`, "/"), "/")
	candidates := []string{rest}
	if unescaped, err := url.PathUnescape(rest); err == nil && unescaped != rest {
		candidates = append(candidates, unescaped)
	}
	for _, candidate := range candidates {
		for _, folder := range []string{"sources/", ""} {
			key := strings.ToLower(path.Clean(folder + candidate))
			if a.files[key] != nil {
				a.used[key] = true
				return key, true
			}
		}
	}
	return "", false
}

func cutPrefixFold(text, prefix string) (rest string, found bool) {
	if len(text) < len(prefix) || !strings.EqualFold(text[:len(prefix)], prefix) {
		return text, false
	}
	return text[len(prefix):], true
}

// nameOf is what a file is called in Project.Files: its name without folders,
// unlike that of any other.
func (a *archive) nameOf(key string) string {
	if name, known := a.names[key]; known {
		return name
	}
	base := path.Base(a.nameIn(key))
	name := unlike(base, a.taken)
	a.names[key] = name
	return name
}

// nameIn is the path of a file as the archive has it, in characters that XML can
// hold.
func (a *archive) nameIn(key string) string {
	return mendName(strings.ReplaceAll(a.files[key].Name, `\`, "/"))
}

// mendName makes a file's name safe to be written as a path in XML.
func mendName(name string) string {
	name, _ = mendText(strings.ToValidUTF8(name, "_"))
	return strings.NewReplacer("\t", "_", "\n", "_", "\r", "_").Replace(name)
}

// unlike makes a file's name unlike those that are taken, case ignored, and takes
// it.
func unlike(name string, taken map[string]bool) string {
	extension := path.Ext(name)
	stem := strings.TrimSuffix(name, extension)
	for fresh, i := name, 2; ; i++ {
		if key := strings.ToLower(fresh); !taken[key] {
			taken[key] = true
			return fresh
		}
		fresh = stem + "-" + numeral(i) + extension
	}
}

// kept gives the files that something in the project refers to by name, in the
// order of the archive.
func (a *archive) kept() []File {
	var files []File
	for _, key := range a.order {
		name, named := a.names[key]
		if !named {
			continue
		}
		entry := a.files[key]
		files = append(files, File{Name: name, Size: int64(entry.UncompressedSize64), Open: func() (io.ReadCloser, error) { return open(entry) }})
	}
	return files
}

// unused tells of the files that nothing refers to, but those that only mark a
// folder.
func (a *archive) unused(report *Report) {
	for _, key := range a.order {
		if !a.used[key] && a.files[key].UncompressedSize64 > 0 && !strings.HasPrefix(path.Base(key), ".") {
			report.lost("files in the archive", "Nothing in the project refers to them.", key)
		}
	}
}
