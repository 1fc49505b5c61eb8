/* Between a program and its disk: records what is written and synced under one folder, or lets it fail.
 *
 * Loaded with LD_PRELOAD. TORTURE_UNDER names the folder; with TORTURE_LOG every write, truncation, sync
 * and removal in it is appended to that file. torture_arm() makes the disk fail from inside the process. */
#define _GNU_SOURCE
#include <dlfcn.h>
#include <errno.h>
#include <fcntl.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/syscall.h>
#include <unistd.h>

enum { FULL = 1, BROKEN_WRITE = 2, BROKEN_SYNC = 3, SHORT_WRITE = 4 };

static const char *under;
static int log_fd = -1, fault, lasting;
static long nth, writes, syncs;

__attribute__((constructor)) static void begin(void) {
    under = getenv("TORTURE_UNDER");
    const char *log = getenv("TORTURE_LOG");
    if (log) log_fd = syscall(SYS_openat, AT_FDCWD, log, O_WRONLY | O_CREAT | O_APPEND | O_CLOEXEC, 0600);
}

/* From the `count`th write (or sync) on, once or until disarmed with fault 0. */
void torture_arm(int kind, long count, int until_disarmed) {
    fault = kind; nth = count; lasting = until_disarmed; writes = syncs = 0;
}
long torture_writes(void) { return writes; }
long torture_syncs(void) { return syncs; }

static int watched(int fd, char *path) {
    char link[64];
    if (!under) return 0;
    snprintf(link, sizeof link, "/proc/self/fd/%d", fd);
    ssize_t n = readlink(link, path, 4095);
    if (n <= 0) return 0;
    path[n] = 0;
    return strncmp(path, under, strlen(under)) == 0;
}

static void record(char op, const char *path, int64_t offset, const void *data, uint32_t size) {
    if (log_fd < 0) return;
    uint16_t length = strlen(path);
    char head[4400];
    int n = 0;
    head[n++] = op;
    memcpy(head + n, &length, 2); n += 2;
    memcpy(head + n, path, length); n += length;
    memcpy(head + n, &offset, 8); n += 8;
    memcpy(head + n, &size, 4); n += 4;
    syscall(SYS_write, log_fd, head, n);
    if (data && size) syscall(SYS_write, log_fd, data, size);
}

static int strikes(long count) { return lasting ? count >= nth : count == nth; }

/* How many bytes may be written now, or -1 with errno. */
static ssize_t allowed(size_t size) {
    writes++;
    if (fault == 0 || fault == BROKEN_SYNC || !strikes(writes)) return size;
    if (fault == SHORT_WRITE && writes == nth && size > 1) return size / 2;
    errno = fault == BROKEN_WRITE ? EIO : ENOSPC;
    return -1;
}

ssize_t pwrite64(int fd, const void *data, size_t size, off64_t offset) {
    char path[4096];
    int ours = watched(fd, path);
    ssize_t most = ours ? allowed(size) : (ssize_t)size;
    if (most < 0) return -1;
    ssize_t done = syscall(SYS_pwrite64, fd, data, most, offset);
    if (ours && done > 0) record('w', path, offset, data, done);
    return done;
}
ssize_t pwrite(int fd, const void *data, size_t size, off_t offset) { return pwrite64(fd, data, size, offset); }

ssize_t write(int fd, const void *data, size_t size) {
    char path[4096];
    int ours = watched(fd, path);
    ssize_t most = ours ? allowed(size) : (ssize_t)size;
    if (most < 0) return -1;
    off64_t offset = 0;
    if (ours) {
        int flags = syscall(SYS_fcntl, fd, F_GETFL);
        offset = syscall(SYS_lseek, fd, 0, flags & O_APPEND ? SEEK_END : SEEK_CUR);
    }
    ssize_t done = syscall(SYS_write, fd, data, most);
    if (ours && done > 0) record('w', path, offset, data, done);
    return done;
}

int ftruncate64(int fd, off64_t size) {
    char path[4096];
    int ours = watched(fd, path);
    if (ours && allowed(1) < 0) return -1;
    int result = syscall(SYS_ftruncate, fd, size);
    if (ours && result == 0) record('t', path, size, NULL, 0);
    return result;
}
int ftruncate(int fd, off_t size) { return ftruncate64(fd, size); }

static int synced(int fd, long call) {
    char path[4096];
    int ours = watched(fd, path);
    if (ours) {
        syncs++;
        if (fault == BROKEN_SYNC && strikes(syncs)) { errno = EIO; return -1; }
    }
    int result = syscall(call, fd);
    if (ours && result == 0) record('s', path, 0, NULL, 0);
    return result;
}
int fsync(int fd) { return synced(fd, SYS_fsync); }
int fdatasync(int fd) { return synced(fd, SYS_fdatasync); }

int rename(const char *from, const char *to) {
    int result = syscall(SYS_rename, from, to);
    if (result == 0 && under && strncmp(to, under, strlen(under)) == 0) record('r', from, 0, to, strlen(to));
    return result;
}

int unlink(const char *path) {
    int result = syscall(SYS_unlink, path);
    if (result == 0 && under && strncmp(path, under, strlen(under)) == 0) record('u', path, 0, NULL, 0);
    return result;
}
