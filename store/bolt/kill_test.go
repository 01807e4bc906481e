package bolt_test

import (
	"bufio"
	"fmt"
	"math/rand/v2"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"

	"fieldwork/store"
	"fieldwork/store/bolt"
)

const writerPath = "FIELDWORK_TEST_WRITER"

// writeUntilKilled adds one record after the other to a study, and counts them
// in another, and says each time that both are saved.
func writeUntilKilled(t *testing.T, path string) {
	engine, err := bolt.Open(path)
	if err != nil {
		t.Fatal(err)
	}
	for n := counted(t, engine) + 1; ; n++ {
		err := engine.Update(func(tx store.Tx) error {
			value := strings.Repeat("v", n*37%5000)
			if err := tx.Put(fmt.Appendf(nil, "record %d", n*7919%10007), []byte(value)); err != nil {
				return err
			}
			return tx.Put([]byte("count"), fmt.Append(nil, n))
		})
		if err != nil {
			t.Fatal(err)
		}
		fmt.Println("saved", n)
	}
}

// counted reads the count, which must be that of the records.
func counted(t *testing.T, engine store.Engine) int {
	t.Helper()
	got, err := contents(engine)
	if err != nil {
		t.Fatal(err)
	}
	n := len(got)
	if n > 0 {
		n--
	}
	if n > 0 && got["count"] != fmt.Sprint(n) {
		t.Fatalf("the study counts %s records and has %d", got["count"], n)
	}
	return n
}

func TestKilledWhileWriting(t *testing.T) {
	if path := os.Getenv(writerPath); path != "" {
		writeUntilKilled(t, path)
	}
	path := filepath.Join(t.TempDir(), "killed.field")
	engine, err := bolt.Create(path)
	if err != nil {
		t.Fatal(err)
	}
	random := rand.New(rand.NewPCG(9, 10))
	for range 12 {
		if err := engine.Close(); err != nil {
			t.Fatal(err)
		}
		said := killAfter(t, path, 1+random.IntN(60))
		if engine, err = bolt.Open(path); err != nil {
			t.Fatal(err)
		}
		if n := counted(t, engine); n < said {
			t.Errorf("%d records were said to be saved and %d are there", said, n)
		}
	}
	if n := counted(t, engine); n < 12 {
		t.Errorf("only %d records were written", n)
	}
	if err := engine.Close(); err != nil {
		t.Fatal(err)
	}
}

// killAfter lets a process write and kills it after it has said so many times
// that a record is saved. It gives the last that it said.
func killAfter(t *testing.T, path string, times int) (said int) {
	t.Helper()
	writer := exec.Command(os.Args[0], "-test.run=^"+t.Name()+"$")
	writer.Env = append(os.Environ(), writerPath+"="+path)
	out, err := writer.StdoutPipe()
	if err != nil {
		t.Fatal(err)
	}
	if err := writer.Start(); err != nil {
		t.Fatal(err)
	}
	lines := bufio.NewScanner(out)
	for met := 0; lines.Scan(); met++ {
		if _, err := fmt.Sscanf(lines.Text(), "saved %d", &said); err != nil {
			t.Errorf("the writer says %q", lines.Text())
		}
		if met == times {
			if err := writer.Process.Kill(); err != nil {
				t.Fatal(err)
			}
		}
	}
	_ = writer.Wait() // it was killed
	return said
}
