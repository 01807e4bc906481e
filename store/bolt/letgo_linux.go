package bolt

import "syscall"

// forget tells the system that a part of a file need not stay in the memory of
// this process. It may decline.
func forget(start, length uintptr) {
	_, _, _ = syscall.Syscall(syscall.SYS_MADVISE, start, length, syscall.MADV_DONTNEED)
}
