package bolt

import (
	"errors"
	"fmt"
	"io"
	"slices"

	"fieldwork/store"
)

// deepest is more levels of branches than any file can need.
const deepest = 32

// survey reads a file past bbolt and finds what is damaged in it. It reads
// with plain calls, so that no damage can bring the process down.
type survey struct {
	file io.ReaderAt
	size int64
	meta meta
	// claimed marks the pages that have been accounted for.
	claimed []bool
	// shallow leaves the leaves of the records unread; leaves is the depth
	// at which they are.
	shallow bool
	leaves  int
	// held is the memory of the page that is looked at on each level.
	held [deepest + 1]page
}

// readMetas reads both headers. Both must be sound: each fits in one sector of
// a disk, so no crash tears it, and with one lost the latest change may be.
func readMetas(file io.ReaderAt) ([2]meta, error) {
	var both [2]meta
	first := make(page, pageHeaderSize+metaSize)
	if err := readAt(file, first, 0); err != nil {
		return both, err
	}
	var err error
	if both[0], err = readMeta(first, 0); err != nil {
		return both, err
	}
	if err := readAt(file, first, int64(both[0].pageSize)); err != nil {
		return both, err
	}
	both[1], err = readMeta(first, 1)
	return both, err
}

// latest is the header in force.
func latest(both [2]meta) meta {
	if both[1].transaction > both[0].transaction {
		return both[1]
	}
	return both[0]
}

func readAt(file io.ReaderAt, into []byte, at int64) error {
	_, err := file.ReadAt(into, at)
	if errors.Is(err, io.EOF) {
		return damage("it ends too early")
	}
	return err
}

// newSurvey begins a survey of the state that a header describes.
func newSurvey(file io.ReaderAt, size int64, m meta) (*survey, error) {
	pageSize := uint64(m.pageSize)
	if pageSize < 512 || pageSize&(pageSize-1) != 0 || m.pages < 4 {
		return nil, damage("its headers make no sense")
	}
	if m.pages > uint64(size)/pageSize {
		return nil, damage("it has %d bytes and should have %d", size, m.pages*pageSize)
	}
	return &survey{file: file, size: size, meta: m, claimed: make([]bool, m.pages)}, nil
}

// whole accounts for every page of the file and every byte in use.
func (s *survey) whole() error {
	if err := s.tree(); err != nil {
		return err
	}
	for id, claimed := range s.claimed {
		if id > 1 && !claimed {
			return damage("page %d is lost", id)
		}
	}
	return nil
}

// outline does the same without reading the leaves of the records, whose
// overflowing pages therefore remain unknown.
func (s *survey) outline() error {
	s.shallow = true
	return s.tree()
}

func (s *survey) tree() error {
	header, records, err := s.buckets()
	if err != nil {
		return err
	}
	if err := checkHeader(header); err != nil {
		return err
	}
	if err := s.freelist(); err != nil {
		return err
	}
	return s.records(records)
}

// page reads a page and claims it with those that continue it.
func (s *survey) page(id uint64) (page, error) {
	first, size, err := s.open(id, nil)
	if err != nil {
		return nil, err
	}
	return s.rest(first, size)
}

// open reads the first bytes of a page, into memory that may be used again, and
// claims the page with those that continue it. size is that of all of them.
func (s *survey) open(id uint64, into page) (first page, size int64, err error) {
	if id < 2 || id >= s.meta.pages {
		return nil, 0, damage("page %d is referred to and cannot be", id)
	}
	single := int64(s.meta.pageSize)
	first = slices.Grow(into[:0], int(single))[:single]
	if err := readAt(s.file, first, int64(id)*single); err != nil {
		return nil, 0, err
	}
	end := id + uint64(first.overflow()) + 1
	if first.id() != id || end > s.meta.pages {
		return nil, 0, damage("page %d has a broken header", id)
	}
	for i := id; i < end; i++ {
		if err := s.claim(i); err != nil {
			return nil, 0, err
		}
	}
	return first, int64(end-id) * single, nil
}

// rest reads what continues a page.
func (s *survey) rest(first page, size int64) (page, error) {
	whole := slices.Grow(first, int(size)-len(first))[:size]
	return whole, readAt(s.file, whole[len(first):], int64(first.id())*int64(s.meta.pageSize)+int64(len(first)))
}

func (s *survey) claim(id uint64) error {
	if id < 2 || id >= s.meta.pages || s.claimed[id] {
		return damage("page %d is referred to twice", id)
	}
	s.claimed[id] = true
	return nil
}

func (s *survey) freelist() error {
	p, err := s.page(s.meta.freelist)
	if err != nil {
		return err
	}
	if p.flags() != freelistPage {
		return damage("the list of free pages is not where it should be")
	}
	ids, err := p.freeIDs()
	if err != nil {
		return err
	}
	for _, id := range ids {
		if err := s.claim(id); err != nil {
			return err
		}
	}
	return nil
}

// buckets reads the root of the file and gives the values of its two buckets.
func (s *survey) buckets() (header, records []byte, err error) {
	root, err := s.page(s.meta.root)
	if err != nil {
		return nil, nil, err
	}
	if root.flags() != leafPage {
		return nil, nil, fmt.Errorf("%w: it has no header", store.ErrNotStudy)
	}
	found, err := root.elements()
	if err != nil {
		return nil, nil, err
	}
	if len(found) == 0 || string(found[0].key) != headerBucket {
		return nil, nil, fmt.Errorf("%w: it has no header", store.ErrNotStudy)
	}
	if len(found) != 2 || string(found[1].key) != recordsBucket {
		return nil, nil, damage("the records are not where they should be")
	}
	for _, e := range found {
		if e.flags != bucketElement || len(e.value) < bucketSize {
			return nil, nil, damage("bucket %q is broken", e.key)
		}
	}
	return found[0].value, found[1].value, nil
}

// records reads the bucket of the records: the page id of its root (8 bytes)
// and a sequence (8), and, where the id is 0, the only page itself.
func (s *survey) records(bucket []byte) error {
	root := native.Uint64(bucket)
	if root != 0 {
		s.leaves = -1
		return s.descend(branch{page: root}, 0)
	}
	p, err := inlinePage(bucket)
	if err != nil {
		return err
	}
	return s.leaf(p, branch{})
}

// inlinePage gives the page inside of a bucket that has no other.
func inlinePage(bucket []byte) (page, error) {
	p := page(bucket[bucketSize:])
	if native.Uint64(bucket) != 0 || len(p) < pageHeaderSize || p.id() != 0 || p.overflow() != 0 || p.flags() != leafPage {
		return nil, damage("a bucket is broken")
	}
	return p, nil
}

// branch is what leads to a page: all its keys lie in low <= key < high, nil
// standing for no bound.
type branch struct {
	page      uint64
	low, high []byte
}

func (s *survey) descend(to branch, depth int) error {
	if s.shallow && depth == s.leaves {
		return s.claim(to.page)
	}
	p, size, err := s.open(to.page, s.held[depth])
	switch {
	case err != nil:
		return err
	case p.flags() == leafPage && size > longLeaf:
		s.leaves = depth
		return s.long(p, size, to)
	}
	if p, err = s.rest(p, size); err != nil {
		return err
	}
	s.held[depth] = p
	switch {
	case p.flags() == leafPage && p.count() == 0 && depth > 0:
		return damage("page %d has lost its entries", p.id())
	case p.flags() == leafPage:
		s.leaves = depth
		return s.leaf(p, to)
	case p.flags() != branchPage || depth == deepest || p.count() == 0:
		return damage("page %d is not of the tree", p.id())
	}
	children, err := p.elements()
	if err != nil {
		return err
	}
	if err := ordered(p, children, to); err != nil {
		return err
	}
	for i, child := range children {
		high := to.high
		if i+1 < len(children) {
			high = children[i+1].key
		}
		if err := s.descend(branch{child.child, child.key, high}, depth+1); err != nil {
			return err
		}
	}
	return nil
}

// checkHeader reads the bucket that makes the file a study.
func checkHeader(bucket []byte) error {
	p, err := inlinePage(bucket)
	if err != nil {
		return err
	}
	entries, err := p.elements()
	if err != nil {
		return err
	}
	if len(entries) != 1 || string(entries[0].key) != layoutKey || checkRecord(entries[0]) != nil {
		return damage("the header is broken")
	}
	value := entries[0].value
	if found := string(value[:len(value)-checksumSize]); found != layout {
		return fmt.Errorf("%w: its layout is %q", store.ErrNewer, found)
	}
	return nil
}
