package bolt_test

import (
	"os"
	"syscall"
	"testing"
)

func rawWrite(b *testing.B, file *os.File) {
	b.Helper()
	if _, err := file.WriteAt(make([]byte, 4096), 0); err != nil {
		b.Fatal(err)
	}
	if err := syscall.Fdatasync(int(file.Fd())); err != nil {
		b.Fatal(err)
	}
}
