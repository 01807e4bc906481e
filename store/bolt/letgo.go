package bolt

const (
	// mostShown is how many bytes a transaction may have read, or a commit have
	// written, for the memory in which the file is shown to stay when it ends.
	mostShown = 1 << 20
	// mostHeld is how many bytes are read before it is let go on the way.
	mostHeld = 16 << 20
)

// letGoWritten lets go of what a commit has touched, where that is much.
func (e *Engine) letGoWritten(bytes int64) {
	if bytes <= mostShown {
		return
	}
	t, err := e.begin(false)
	if err != nil {
		return // memory alone is at stake
	}
	t.read = int(bytes)
	t.letGo()
	t.rollback()
}

// written is how many bytes of the file a commit has written anew.
func (t *transaction) written() int64 {
	stats := t.tx.Stats()
	return stats.GetPageAlloc()
}

// hasRead counts what was read.
func (t *transaction) hasRead(bytes int) {
	if t.read += bytes; t.read > mostHeld {
		t.letGo()
	}
}

// letGo gives back the memory in which the file is shown to a transaction that
// has read much of it. The whole file would stay in the memory of the process
// otherwise. It is safe beside other transactions: what they read comes back
// from the system's own memory, or the disk.
func (t *transaction) letGo() {
	if t.read > mostShown {
		forget(t.tx.DB().Info().Data, uintptr(t.tx.Size()))
		t.read = 0
	}
}
