//go:build !linux

package bolt

// forget does nothing: only on Linux is it sure that it does no harm.
func forget(uintptr, uintptr) {}
