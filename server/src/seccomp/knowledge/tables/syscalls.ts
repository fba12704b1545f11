// Made by scripts/generate.mjs, do not edit. ../SOURCES.md tells where the facts are from.

/**
 * A line for every system call, in alphabetical order of the names. Its fields: name; what it does (empty: the same
 * as the call that it is a variant of with that difference, or nothing, as a reserved number); numbers by column
 * (without the base of the column, `-` where there is none; behind each a letter that tells of how many columns it
 * is: a one, b two; the last one is of all that are left); pseudo number (without a sign: that far below -10000), and
 * sub-call of socketcall (`s`) or ipc (`i`); arguments (`?` where not known, `=` and a call with the same ones);
 * history; groups (a letter each); manual page (empty: of its own name, in section 2; `-`: none); call that it is a
 * variant of, and how (line of `variantReasonRows`).
 * History: `k` kernel that brought it (absent: before 2.6, `never`: none), `r` kernel that dropped it, `l` libseccomp
 * that brought it (absent: 2.0.0); with `@` those that brought it to some columns, where later.
 * An argument is the number of its type (two digits to the base of 36), its name, and the line of its set of
 * constants.
 */
export const syscallRows = `
accept|Takes the next connection from a listening socket|285a344a-a330b-c168a35b202c43b42|-105 s5|01fd 0qupeer_sockaddr 0iupeer_addrlen||oBG
accept4|accept with flags for the new descriptor|366a358a364a344b364b361a334a320b242c288b293a297|-118 s18|01fd 0qupeer_sockaddr 0iupeer_addrlen 06flags:02|k2.6.28 k4.3@256 l2.3.0@2|oBG
access|Checks permissions with the real user and group id|33k-c21b20|147|00filename 02mode:0s||hBE
acct|Switches process accounting on or off|51k89c163b158||00name||rE
add_key|Adds a key to a keyring|309a285a286a269b278b279a280a264b217c248b239a243||00type 00description 0upayload 04plen 22ringid:1o|k2.6.10|kB
adjtimex|Reads or tunes the system clock|124k171c159b154||23txc_p||erT
afs_syscall||-b137e-a137a-e183b176|91|?|knever|p
alarm|Arranges a SIGALRM after some seconds|-a27j-c37|148|0aseconds||BC
arch_prctl|Sets or reads segment bases and other state specific to x86|-b384a-k158b-|1|02option:1h 03arg2|k2.6 k4.12@2 l2.3.3@2|aB
arm_fadvise64_64|fadvise64 with reordered arguments on ARM|270a-|83|01fd 02advice:13 0poffset 15len|k2.6.14 l2.1.0|B||fadvise64 0
arm_sync_file_range|sync_file_range with reordered arguments on ARM|341a-|84|01fd 05flags:14 0poffset 15nbytes|k2.6.20 l2.1.0|||sync_file_range 0
atomic_barrier|Memory barrier on m68k, which does nothing|-g336a-|247||k2.6.34 l2.6.0||-
atomic_cmpxchg_32|Compare and exchange on m68k|-g335a-|248|16newval 02oldval 16d3 16d4 16d5 2xmem|k2.6.34 l2.6.0||-
bdflush|Former buffer flush control, without effect|134k-|2|02func 0vdata|r5.15|p
bind|Gives a socket its local address|282a341a361a327b361b358a169a22b200c49b48|-102 s2|01fd 0qumyaddr 0caddrlen|k4.3@256 l2.3.0@2|oBG
bpf|Loads BPF programs and manages maps|386a375a357a361b351b354a355a341b280c321b315a319||02cmd:1m 2yuattr 0esize|k3.18 l2.2.0|rD
break||-b17c-c17a-|3|?|knever|pJ
breakpoint|Raises a breakpoint trap on ARM|983041a-|182||l2.2.1||-
brk|Moves the end of the data segment|45k214c12||03brk||aBJ
cachectl|Meant to change the cacheability of pages on MIPS, never implemented|-h148a-g198|103|0haddr 0cnbytes 02op|kunknown l2.2.0||-
cacheflush|Flushes CPU caches for an address range|983042a123a-e123a147a356b-e197|104|03start 03end 06flags:3o|l2.2.0 l2.2.1@0 l2.5.5@9a|aBJ
cachestat|Counts page cache pages of a file range|451||07fd 2zcstat_range 30cstat 05flags|k6.5 l2.5.5|D|-
capget|Reads capabilities of a thread|184c183b184c204a106b90c125b123||24header 31dataptr||sBS
capset|Sets capabilities of the calling thread|185c184b185c205a107b91c126b124||24header 32data||rBS
chdir|Changes the working directory by path|12k49c80b78||00filename||hBE
chmod|Changes permission bits by path|15k-c90b88|149|00filename 0kmode:42||hBE
chown|Changes owner and group by path|182c181b212a182a16a202a180b-c92b90|150|00filename 0fuser 0ggroup||drBE
chown32||212c-c212a198a-|4|1ofilename 0fuser 0ggroup||drBE||chown 1
chroot|Changes the root directory of the process|61k51c161b156||=chdir||nrE
clock_adjtime|Reads or tunes a given clock|372a361a343a347b337b342a341a324b266c305b300a305||0lwhich_clock:23 23utx|k2.6.39|erT
clock_adjtime64||405d-b405d-g405|212|0lwhich_clock:23 33utx|k5.1 l2.4.2 l2.4.4@9|erT|clock_adjtime(2)|clock_adjtime 2
clock_getres|Reads the resolution of a clock|264a266b247b261c264a257b114c229b223a227||0lwhich_clock:23 0jtp|k2.6|aBT
clock_getres_time64||406d-b406d-g406|213|0lwhich_clock:23 0otp|k5.1 l2.4.2 l2.4.4@9|aBT|clock_getres(2)|clock_getres 2
clock_gettime|Reads a clock|263a265b246b260c263a256b113c228b222a226||=clock_getres|k2.6|aBT
clock_gettime64||403d-b403d-g403|214|=clock_getres_time64|k5.1 l2.4.2 l2.4.4@9|aBT|clock_gettime(2)|clock_gettime 2
clock_nanosleep|Sleeps by a given clock|265a267b248b262c265a258b115c230b224a228||0lwhich_clock:23 06flags:24 0rrqtp 0jrmtp|k2.6|aB
clock_nanosleep_time64||407d-b407d-g407|215|0lwhich_clock:23 06flags:24 0zrqtp 0ormtp|k5.1 l2.4.2 l2.4.4@9|aB|clock_nanosleep(2)|clock_nanosleep 2
clock_settime|Sets a clock|262a264b245b259c262a255b112c227b221a225||0lwhich_clock:23 0rtp|k2.6|erT
clock_settime64||404d-b404d-g404|216|0lwhich_clock:23 0ztp|k5.1 l2.4.2 l2.4.4@9|erT|clock_settime(2)|clock_settime 2
clone|Creates a thread or process, optionally in new namespaces|120k220c56b55||0dclone_flags:0c 03newsp 0iparent_tidptr 0ichild_tidptr 03tls||sBH
clone3|clone with its parameters in a structure|435a-a435|217|34uargs 04size|k5.3 k5.4@8gh l2.4.2 l2.4.4@9ad|sBH
close|Closes a descriptor|6k57c3||07fd||chBD
close_range|Closes a range of descriptors or marks them close-on-exec|436||07fd 0amax_fd 05flags:36|k5.9 l2.5.2|cB
connect|Connects a socket to an address|283a342a362a328b362b359a170a31b203c42b41|-103 s3|01fd 0quservaddr 0caddrlen|k4.3@256 l2.3.0@2|oBG
copy_file_range|Copies between files inside the kernel|391a380a377a379b375b376a360a346b285c326b320a324||01fd_in 0woff_in 01fd_out 0woff_out 04len 05flags|k4.5 l2.3.0|BD
creat|Creates a file, or empties it, and opens it for writing|8k-c85b83|151|00pathname 0kmode:42||hBDE
create_module|Former first step of loading a module|-b127g-f174a167|74|00name 04size|r2.6|p
delete_module|Unloads a kernel module|129k106c176b169||00name_user 05flags:3c||mr
dup|Duplicates a descriptor|41k23c32b31||07fildes||cBD
dup2|Duplicates a descriptor to a chosen number|63k-c33b32|152|07oldfd 07newfd||cBD
dup3|dup2 with flags|358a330b316b326c327a312b24c292b286a290||07oldfd 07newfd 06flags:0p|k2.6.27|cBD
epoll_create|Creates an epoll instance|250a254b236b249c248a224b-c213b207|153|0csize|k2.6|iBD
epoll_create1|Creates an epoll instance with flags|357a329b315b327b325a326a311b20c291b285a289||06flags:2c|k2.6.27|iBD
epoll_ctl|Adds, changes or removes a watched descriptor|251a255b237b250c249a225b21c233b208||01epfd 02op:2b 01fd 1cevent|k2.6|iBD
epoll_ctl_old|Reserved number of an early epoll version|-o214a-|5|?|knever|iB|-
epoll_pwait|epoll_wait with a signal mask|346a319b303b312b315a313a297b22c281b272a276||01epfd 1cevents 0cmaxevents 02timeout 1dsigmask 04sigsetsize|k2.6.19|iBD
epoll_pwait2|epoll_pwait with a finer timeout|441||01epfd 1cevents 0cmaxevents 0rtimeout 1dsigmask 04sigsetsize|k5.11 l2.5.2|iBD
epoll_wait|Waits for epoll events|252a256b238b251c250a226b-c232b209|154|01epfd 1cevents 0cmaxevents 02timeout|k2.6|iBD
epoll_wait_old|Reserved number of an early epoll version|-o215a-|6|?|knever|iB|-
eventfd|Creates an event counter descriptor|351a323b307b318b319b304b-c284b278a282|155|0ecount|k2.6.22|iBD
eventfd2|eventfd with flags|356a328b314b323b324a325a310b19c290b284a288||0ecount 06flags:2a|k2.6.27|iBD
execve|Replaces the program of the process|11k221c520a59a57||00filename 1eargv 1eenvp||aBEH
execveat|execve relative to a directory or descriptor|387a376a358a362b354b355a356a342b281c545a322a316a320||01fd:0r 00filename 1eargv 1eenvp 06flags:0v|k3.19 l2.2.0|sBDEH
exit|Ends the calling thread|1k93c60b58||02error_code||aBH
exit_group|Ends all threads of the process|248a252b234b248b247a246a222b94c231b205||=exit|k2.6|aBH
faccessat|access relative to a directory descriptor|334a307b298b300d287b48c269b259a263||01dfd:0r 00filename 02mode:0s|k2.6.16|hBDE
faccessat2|faccessat with flags|439||01dfd:0r 00filename 02mode:0s 06flags:0t|k5.8 l2.4.4|hBDE
fadvise64|Announces how a part of a file will be used|-a250b233b253b246a254a-b223c221b215a216|92|01fd 0poffset 04len 02advice:13|k2.6|BD
fadvise64_64||-a272b254a-b264a267a-a236b-|7|01fd 0moffset_low 0moffset_high 0mlen_low 0mlen_high 02advice:13|k2.6|BD||fadvise64 3
fallocate|Reserves, frees, zeroes or shifts space in a file|352a324b309b314b320b305b47c285b279a283||01fd 02mode:12 0poffset 15len|k2.6.23|hBD
fanotify_init|Creates a file system notification group|367a337a338a323b332b337a336a322b262c300b295a300||05flags:1b 05event_f_flags:0n|k2.6.37|rD
fanotify_mark|Adds or removes fanotify marks|368a338a339a324b333b338a337a323b263c301b296a301||01fanotify_fd 05flags:1c 35mask:1d 01dfd 00pathname|k2.6.37|rDE
fchdir|Changes the working directory by descriptor|133k50c81b79||07fd||hBD
fchmod|Changes permission bits by descriptor|94k52c91b89||07fd 0kmode:42||hBD
fchmodat|chmod relative to a directory descriptor|333a306b297b299d286b53c268b258a262||01dfd:0r 00filename 0kmode:42|k2.6.16|hBDE
fchmodat2|fchmodat with flags|452||01dfd:0r 00filename 0kmode:42 05flags:0u|k6.6 l2.5.5|hBDE|-
fchown|Changes owner and group by descriptor|95e207a95e55c93b91||07fd 0fuser 0ggroup||drBD
fchown32||207c-c207b-|8|=fchown||drBD||fchown 1
fchownat|chown relative to a directory descriptor|325a298b289b291d278b54c260b250a254||01dfd:0r 00filename 0fuser 0ggroup 06flag:0q|k2.6.16|drBDE
fcntl|Manipulates descriptors, locks and seals|55k25c72b70||07fd 0acmd:0z 03arg||hBD
fcntl64||221c204a-b221a239a220a202b-f212|9|=fcntl||hBD||fcntl 3
fdatasync|Writes file data to storage|148h152a148b83c75b73||07fd||ABD
fgetxattr|Reads an extended attribute by descriptor|231c214b229b228a229a243b10c193b185||01fd 00name 0bvalue 04size|k2.6|hBD
file_getattr|Reads inode attributes such as flags and project id|468||01dfd 00filename 25ufattr 04usize 05at_flags:41|k6.17 l2.6.1|hBDE|-
file_setattr|Sets inode attributes such as flags and project id|469||=file_getattr|k6.17 l2.6.1|hBDE|-
finit_module|Loads a kernel module from a descriptor|379a368a350a353b344b348b333b273c313b307a312||01fd 00uargs 06flags:3b|k3.8 l2.1.0 l2.2.0@2f|mrD
flistxattr|Lists extended attributes by descriptor|234c217b232b231a232a246b13c196b188||01fd 0hlist 04size|k2.6|hBD
flock|Locks a whole file|143k32c73b71||07fd 0acmd:10||BD
fork|Creates a child process|2k-c57b56|156|||sBH
fremovexattr|Removes an extended attribute by descriptor|237c220b235b234a235a249b16c199b191||01fd 00name|k2.6|hBD
fsconfig|Sets parameters of a file system being prepared, then creates or changes it|431|218|01fd 0acmd:1u 00key 0uvalue 02aux|k5.2 l2.4.2 l2.4.4@9a|nDE|-
fsetxattr|Sets an extended attribute by descriptor|228c211b226b225a226a240b7c190b182||01fd 00name 0uvalue 04size 06flags:16|k2.6|hBD
fsmount|Makes a mount from a prepared file system|432|219|01fs_fd 05flags:1s 05attr_flags:1t|k5.2 l2.4.2 l2.4.4@9a|nD|-
fsopen|Starts preparing a file system for mounting|430|220|00fs_name 05flags:1r|k5.2 l2.4.2 l2.4.4@9a|nD|-
fspick|Opens a mounted file system for reconfiguration|433|221|01dfd 00path 05flags:1v|k5.2 l2.4.2 l2.4.4@9a|nDE|-
fstat|Reads file metadata by descriptor|108i28b80c5|246|07fd 1fstatbuf||hBNDM
fstat64||197d-b197b215a112b-|10|07fd 1gstatbuf||hBNDM||fstat 3
fstatat64||327a300b291a-b293c280b-|11|07dfd:0r 00filename 1gstatbuf 06flag:0q|k2.6.16|hBNDEM||newfstatat 3
fstatfs|Reads file system statistics by descriptor|100k44c138b135||07fd 26buf||hBQDP
fstatfs64||267a269b253b266b264a256a299b-f218|12|07fd 04sz 27buf|k2.6|hBQDP||fstatfs 3
fsync|Writes file data and metadata to storage|118k82c74b72||07fd||ABD
ftime||-b35c-c35a-|13|?|knever|p|-
ftruncate|Sets the length of an open file|93k46c77b75||07fd 36length||hBD
ftruncate64||194d-b194b212a200b-|14|07fd 03offset_low 03offset_high||hBD||ftruncate 3
futex|Waits on or wakes waiters of a memory word|240c221b238b235a238a210b98c202b194||10uaddr 02op:1e 0mval 0rutime 10uaddr2 0mval3|k2.6|aB
futex_requeue|Wakes some waiters of a futex and moves others to another one|456||28waiters 05flags 0cnr_wake 0cnr_requeue|k6.7 l2.5.5||-
futex_time64||422d-b422d-g422|222|29uaddr 02op:1e 0mval 0zutime 29uaddr2 0mval3|k5.1 l2.4.2 l2.4.4@9|aB|futex(2)|futex 2
futex_wait|Waits on one futex, newer interface|455||0buaddr 03val 03mask 05flags:1f 0jtimeout 0lclockid:23|k6.7 l2.5.5||-
futex_waitv|Waits on several futexes|449||28waiters 0enr_futexes 05flags 0jtimeout 0lclockid:23|k5.16 l2.5.4|aB|-
futex_wake|Wakes waiters, newer interface|454||0buaddr 03mask 0cnr 05flags:1f|k6.7 l2.5.5||-
futimesat|Sets file times relative to a directory|326a299b290b292d279b-c261b251a255|157|01dfd 00filename 17utimes|k2.6.16|hBDE
get_kernel_syms|Former query of kernel symbols|-b130g-f177a170|75|37table|r2.6|p
get_mempolicy|Reads the NUMA memory policy|320a275b260b269d261b236c239b228a232|192|0ipolicy 1hnmask 09maxnode 03addr 0dflags:31|k2.6.6 k5.12@c k4.5@56|BJ
get_robust_list|Reads the robust futex list of a thread|339a312b299b305c310a290b100c531a274a269a273||38pid 39head_ptr 2alen_ptr|k2.6.17|aB
get_thread_area|Reads a thread-local storage entry|-b244a-d333a-g211a-|76|2bu_info|k2.6|aBR
get_tls|Reads the thread pointer on ARM|983046a-|204||k4.15 l2.3.3|R|-
getcpu|Tells the CPU and node of the caller|345a318b302b311b314a312a296b168c309b271a275||2ccpup 2cnodep 3aunused|k2.6.19|B
getcwd|Reads the working directory path|183c182b183c203a110b17c79b77||0hbuf 09size||hBE
getdents|Reads directory entries|141k-c78b76|158|07fd 3bdirent 0ecount||hBD
getdents64|Reads directory entries with 64-bit fields|217a220b202b220c219a201b61c217b308a299||07fd 3cdirent 0ecount||hBD||getdents 3
getegid|Reads the effective group id|50e202a50e177c108b106||||aBSR
getegid32||202c-c202b-|15|||aBSR||getegid 1
geteuid|Reads the effective user id|49e201a49e175c107b105||||aBSR
geteuid32||201c-c201b-|16|||aBSR||geteuid 1
getgid|Reads the real group id|47e200a47e176c104b102||||aBSR
getgid32||200c-c200b-|17|||aBSR||getgid 1
getgroups|Reads the supplementary groups|80e205a80e158c115b113||0cgidsetsize 18grouplist||aBS
getgroups32||205c-c205b-|18|0cgidsetsize 19grouplist||aBS||getgroups 1
getitimer|Reads an interval timer|105k102c36b35||02which:2k 1pvalue||BC
getpagesize|Tells the page size on m68k|-g166a-|249||l2.6.0|R
getpeername|Reads the address of the peer socket|287a346a368a332b368b365a171a53b205c52b51|-107 s7|01fd 0qusockaddr 0iusockaddr_len|k4.3@256 l2.3.0@2|oBG
getpgid|Reads a process group id|132k155c121b119||08pid||aB
getpgrp|Reads the caller's process group id|65k-c111b109|159|||aBR
getpid|Reads the process id|20k172c39b38||||aBR
getpmsg||-b188a187b188c208a-e181b174|93|?|knever|pG
getppid|Reads the parent process id|64k173c110b108||||aBR
getpriority|Reads the nice value|96k141c140b137||02which:2h 02who||B
getrandom|Reads random bytes|384a373a355a359b349b352a353a339b278c318b313a317|109|0hubuf 04len 05flags:2r|k3.17 l2.2.0|aB
getresgid|Reads real, effective and saved group ids|171c170b211a171b191a171b150c120b118||18rgidp 18egidp 18sgidp||aBS
getresgid32||211c-c211b-|19|19rgidp 19egidp 19sgidp||aBS||getresgid 1
getresuid|Reads real, effective and saved user ids|165e209a165b186a165b148c118b116||1qruidp 1qeuidp 1qsuidp||aBS
getresuid32||209c-c209b-|20|1rruidp 1reuidp 1rsuidp||aBS||getresuid 1
getrlimit|Reads a resource limit|-a76d191a76e-a163b97b95|180|0aresource:2f 2drlim||aB
getrusage|Reads resource usage|77k165c98b96||02who:2g 1sru||sB
getsid|Reads a session id|147h151a147b156c124b122||08pid||aB
getsockname|Reads the local address of a socket|286a345a367a331b367b364a172a44b204c51b50|-106 s6|=getpeername|k4.3@256 l2.3.0@2|oBG
getsockopt|Reads a socket option|295a354a365a340b365b362a173a182b209c542a55a54|-115 s15|01fd 02level:05 02optname:06 0hoptval 0ioptlen|k4.3@256 l2.3.0@2|oBG
gettid|Reads the thread id|224c207b236b221a222a206b178c186b178||||aBR
gettimeofday|Reads the time of day|78k169c96b94||17tv 2etz||aBT
getuid|Reads the real user id|24e199a24e174c102b100||||aBSR
getuid32||199c-c199b-|21|||aBSR||getuid 1
getxattr|Reads an extended attribute by path|229c212b227b226a227a241b8c191b183||00pathname 00name 0bvalue 04size|k2.6|hBE
getxattrat|getxattr relative to a directory descriptor|464||01dfd 00pathname 05at_flags:40 00name 3duargs 04usize|k6.13 l2.5.6|hBDE|-
gtty||-b32c-c32a-|22|?|knever|p
idle|Historic idle loop call, long withdrawn|-b112e-a112a-|23|?|knever|p
init_module|Loads a kernel module from memory|128k105c175b168||0bumod 09len 00uargs||mr
inotify_add_watch|Adds a watch to an inotify instance|317a291a292a276b285d270b27c254b244a248||01fd 00pathname 0smask:19|k2.6.13|hBDE
inotify_init|Creates an inotify instance|316a290a291a275b284d269b-c253b243a247|160||k2.6.13|hBD
inotify_init1|Creates an inotify instance with flags|360a332b318b324b328a329a314b26c294b288a292||06flags:1a|k2.6.27|hBD
inotify_rm_watch|Removes an inotify watch|318a292a293a277b286d271b28c255b245a249||01fd 3ewd|k2.6.13|hBD
io_cancel|Cancels an asynchronous I/O request|247a249b231b247b245b219b3c210b204||1actx_id 3fiocb 1tresult|k2.6|bB
io_destroy|Destroys an asynchronous I/O context|244a246b228b244b242b216b1c207b201||1actx|k2.6|bBJ
io_getevents|Collects finished asynchronous requests|245a247b229b245b243b217b4c208b202||1actx_id 0xmin_nr 0xnr 1tevents 0jtimeout|k2.6|bB
io_pgetevents|io_getevents with a signal mask|399a-a385a388b382b-a368a350b292c333b328a332|209|1actx_id 0xmin_nr 0xnr 1tevents 0jtimeout 3gusig|k4.18 l2.4.0 l2.4.4@9a|bB|-
io_pgetevents_time64||416d-b416d-g416|223|3hctx_id 2fmin_nr 2fnr 3ievents 0otimeout 3jusig|k5.1 l2.4.2 l2.4.4@9|bB|-|io_pgetevents 2
io_setup|Creates an asynchronous I/O context|243a245b227b243b241b215b0c543a206a200||0enr_events 3kctxp|k2.6|bBJ
io_submit|Submits asynchronous I/O requests|246a248b230b246b244b218b2c544a209a203||1actx_id 0xnr 3liocbpp|k2.6|bB
io_uring_enter|Submits to and waits on an io_uring|426||07fd 1bto_submit 1bmin_complete 0sflags:2w 0uargp 04argsz|k5.1 l2.4.2|bBDI|-
io_uring_register|Registers resources with an io_uring|427||07fd 0aopcode:2v 0barg 0enr_args|k5.1 l2.4.2|bBDJ|-
io_uring_setup|Creates an io_uring|425||1bentries 3mparams|k5.1 l2.4.2|bBD|-
ioctl|Device and descriptor specific control|54k29c514a16a15||07fd 0acmd:45 03arg||BD
ioperm|Grants or withdraws access to single I/O ports|-b101c-a101a-a101a-e173b-|94|03from 03num 02turn_on||rt
iopl|Changes the I/O privilege level; level 3 opens all I/O ports|-b110c-c110a-e172b-|95|0alevel||rt
ioprio_get|Reads the I/O priority|315a289a290a274b283c315a268b31c252b274a278||02which:2i 02who|k2.6.13|B
ioprio_set|Sets the I/O priority|314a288a289a273b282c314a267b30c251b273a277||02which:2i 02who 02ioprio|k2.6.13|vB
ipc|Carrier of all System V IPC calls on some architectures|-a117h-|24|0mcall:0b 02first 02second 0mthird 3nptr 0mfifth||jBF
kcmp|Compares kernel resources of two processes|378a367a349a354b343b347b332b272c312b306a311||08pid1 08pid2 02type:2x 03idx1 03idx2|k3.5 l2.2.0@0|B
kexec_file_load|Loads a kernel for kexec from files|401a-b382b381b-b355b294c320b-|111|01kernel_fd 01initrd_fd 09cmdline_len 00cmdline_ptr 0dflags:3a|k3.17 k5.19@c k4.17@56 l2.2.0 l2.3.2@34 l2.4.0@56d l2.4.2@0 l2.4.4@9a|ruD
kexec_load|Loads a kernel for kexec from memory|347a283b268b277b313a311a300b104c528a246a270a274||03entry 09nr_segments 3osegments 0dflags:39|k2.6.13 k5.13@c|ru
keyctl|Operates on kernel keys and keyrings|311a287a288a271b280b281a282a266b219c250b241a245||02option:1n 03arg2 03arg3 03arg4 03arg5|k2.6.10|kB
kill|Sends a signal to a process or group|37k129c62b60||08pid 02sig:28||sBHI
landlock_add_rule|Adds a rule to a Landlock ruleset|445||01ruleset_fd 3prule_type:34 3qrule_attr 0sflags|k5.13 l2.5.2|awBD
landlock_create_ruleset|Creates a Landlock ruleset|444||3rattr 04size 0sflags:35|k5.13 l2.5.2|awBD
landlock_restrict_self|Applies a Landlock ruleset to the caller|446||01ruleset_fd 0sflags|k5.13 l2.5.2|awBD
lchown|Changes owner and group without following links|16e198a16a182a16c-c94b92|161|=chown||drBE
lchown32||198c-c198a212a-|25|=chown32||drBE||lchown 1
lgetxattr|Reads an extended attribute without following links|230c213b228b227a228a242b9c192b184||=getxattr|k2.6|hBE
link|Creates a hard link|9k-c86b84|162|00oldname 00newname||hBE
linkat|link relative to directory descriptors|330a303b294b296d283b37c265b255a259||01olddfd:0r 00oldname 01newdfd:0r 00newname 06flags:0q|k2.6.16|hBDE
listen|Makes a socket accept connections|284a343a363a329b363b360a174a32b201c50b49|-104 s4|01fd 02backlog|k4.3@256 l2.3.0@2|oBG
listmount|Lists the mounts below a mount|458||2greq 1imnt_ids 04nr_mnt_ids 05flags:3y|k6.8 l2.5.6|hB|-
listns|Lists namespaces|470f-a470|252|3sreq 1ins_ids 04nr_ns_ids 05flags|k6.19 l2.6.1||-
listxattr|Lists extended attributes by path|232c215b230b229a230a244b11c194b186||00pathname 0hlist 04size|k2.6|hBE
listxattrat|listxattr relative to a directory descriptor|465||01dfd 00pathname 05at_flags:40 0hlist 04size|k6.13 l2.5.6|hBDE|-
llistxattr|Lists extended attributes without following links|233c216b231b230a231a245b12c195b187||=listxattr|k2.6|hBE
_llseek|lseek with a 64-bit offset on 32-bit architectures|140e-a140d-|26|07fd 03offset_high 03offset_low 0wresult 0awhence:11||cBD||lseek 3
lock||-b53c-c53a-|27|?|knever|p
lookup_dcookie|Former lookup of profiler path cookies|249a253b235b110b248a247a223b18c212b206||3tcookie64 0hbuf 04len|k2.6 r5.12|g
lremovexattr|Removes an extended attribute without following links|236c219b234b233a234a248b15c198b190||00pathname 00name|k2.6|hBE
lseek|Moves the file offset|19k62c8||07fd 3uoffset 0awhence:11||cBD
lsetxattr|Sets an extended attribute without following links|227c210b225b224a225a239b6c189b181||00pathname 00name 0uvalue 04size 06flags:16|k2.6|hBE
lsm_get_self_attr|Reads security module attributes of the caller|459||0aattr:3u 2hctx 10size 0sflags:3v|k6.8 l2.5.6|aB|-
lsm_list_modules|Lists active security modules|461||1iids 10size 0sflags|k6.8 l2.5.6|aB|-
lsm_set_self_attr|Sets a security module attribute of the caller|460||0aattr:3u 2hctx 1bsize 0sflags|k6.8 l2.5.6||-
lstat|Reads file metadata without following links|107i84b-c6|163|00filename 1fstatbuf||hBNEL
lstat64||196d-b196b214a198b-|28|00filename 1gstatbuf||hBNEL||lstat 3
madvise|Announces how memory will be used; some advice frees or changes it at once|220a219b205b219b238a218a119b233c28b27||03start 04len_in 02behavior:0j||BJ
map_shadow_stack|Maps a shadow stack|453|245|03addr 09size 05flags:3n|k6.6 k6.7@2 k6.10@e k6.13@d l2.5.5 l2.5.6@e|J|-
mbind|Sets the NUMA policy of a memory range|319a274b259b268d260b235c237b227a231|194|03start 09len 03mode:2y 1jnmask 09maxnode 05flags:30|k2.6.6 k5.12@c k4.5@56|vBJ
membarrier|Memory barriers across threads|389a378a375a365b356b374a358a343b283c324b318a322|199|02cmd:2o 05flags:2p 02cpu_id|k4.3 l2.3.0|aB
memfd_create|Creates an anonymous file in memory|385a374a356a360b350b353a354a340b279c319b314a318|110|00uname 05flags:2q|k3.17 l2.2.0|jBD
memfd_secret|Creates memory hidden from the kernel's own mapping|-b447a-b447b-e447d-|244|05flags:0p|k5.14 k6.4@56 l2.5.2 l2.5.5@56c|D
migrate_pages|Moves pages of a process between nodes|400a294b258b287d272b238c256b246a250|97|08pid 09maxnode 1jold_nodes 1jnew_nodes|k2.6.16 k5.12@c k4.5@56 l2.4.2@0|vBJ
mincore|Tells which pages are resident|219a218b206b218b237a217a72b232c27b26||03start 04len 3vvec||J
mkdir|Creates a directory|39k-c83b81|164|=creat||hBE
mkdirat|mkdir relative to a directory descriptor|323a296b287b289d276b34c258b248a252||01dfd:0r 00pathname 0kmode:42|k2.6.16|hBDE
mknod|Creates a device node, pipe or file|14k-c133b131|165|00filename 0kmode:43 0adev||hBE
mknodat|mknod relative to a directory descriptor|324a297b288b290d277b33c259b249a253||01dfd:0r 00filename 0kmode:43 0adev|k2.6.16|hBDE
mlock|Locks memory in RAM|150h154a150b228c149b146||03start 04len||lBJ
mlock2|mlock with flags|390a379a376a378b374b375a359a345b284c325b319a323||03start 04len 06flags:0l|k4.4 l2.3.0|lBJ
mlockall|Locks all memory of the process|152h156a152b230c151b148||06flags:0m||lBJ
mmap|Maps a file or anonymous memory|-a90j222c9|181|03addr 09len 0dprot:0g 0dflags:0h 0tfd 03off||aBDJ
mmap2|mmap with the offset counted in units of 4096 bytes|192d-b192b210a89b-|29|03addr 09len 0dprot:0g 0dflags:0h 0tfd 03pgoff||aBDJ||mmap 4
modify_ldt|Reads or changes the local descriptor table on x86|-b123c-c123a-e154b-|98|02func:44 0bptr 09bytecount||f
mount|Mounts a file system or changes a mount|21k40c165b160||0ydev_name 0ydir_name 0ytype 0dflags:1p 0bdata||nE
mount_setattr|Changes attributes of mounts|442||01dfd 00path 05flags:1y 2iuattr 04usize|k5.12 l2.5.2|nDE
move_mount|Attaches or moves a mount|429|224|01from_dfd 00from_pathname 01to_dfd 00to_pathname 05flags:1x|k5.2 l2.4.2 l2.4.4@9a|nDE|-
move_pages|Moves single pages of a process between nodes|344a317b301b310c308a295b239c533a279a267a271|193|08pid 09nr_pages 3wpages 3xnodes 0istatus 06flags:32|k2.6.18 k5.12@c k4.5@56|vBJ
mprotect|Changes protection of memory|125k226c10||03start 04len 0dprot:0g||aBJ
mpx||-b56c-c56a-|30|?|knever|p
mq_getsetattr|Reads and sets message queue attributes|279a282b267b276d234b185c245b235a239||11mqdes 3yu_mqstat 2ju_omqstat|k2.6.6|jBD
mq_notify|Requests notification for a message queue|278a281b266b275d233b184c527a244a234a238||11mqdes 3zu_notification|k2.6.6|jBD
mq_open|Opens a POSIX message queue|274a277b262b271d229b180c240b230a234||00u_name 06oflag:0n 0kmode:42 2ju_attr|k2.6.6|jBD
mq_timedreceive|Receives from a POSIX message queue|277a280b265b274d232b183c243b233a237||11mqdes 0hu_msg_ptr 04msg_len 40u_msg_prio 0ru_abs_timeout|k2.6.6|jBD
mq_timedreceive_time64||419d-b419d-g419|225|11mqdes 41u_msg_ptr 1kmsg_len 42u_msg_prio 0zu_abs_timeout|k5.1 l2.4.2 l2.4.4@9|jBD|mq_timedreceive(2)|mq_timedreceive 2
mq_timedsend|Sends to a POSIX message queue|276a279b264b273d231b182c242b232a236||11mqdes 1uu_msg_ptr 04msg_len 0amsg_prio 0ru_abs_timeout|k2.6.6|jBD
mq_timedsend_time64||418d-b418d-g418|226|11mqdes 43u_msg_ptr 1kmsg_len 0amsg_prio 0zu_abs_timeout|k5.1 l2.4.2 l2.4.4@9|jBD|mq_timedsend(2)|mq_timedsend 2
mq_unlink|Removes a POSIX message queue|275a278b263b272d230b181c241b231a235||00u_name|k2.6.6|jB
mremap|Resizes or moves a mapping|163h167a163b216c25b24||03addr 09old_len 09new_len 0dflags:0i 03new_addr||BJ
mseal|Seals mappings against change|462||03start 04len 0dflags|k6.10 l2.5.6|aBJ|-
msgctl|Controls a System V message queue|304a402h191b187c71b69|-214 i14|02msqid 02cmd:3k 44buf|k5.1@234568 l2.4.2@234568|jBF
msgget|Gets a System V message queue|303a399h190b186c68b66|-213 i13|1vkey:3d 06msgflg:3h|k5.1@234568 l2.4.2@234568|jBF
msgrcv|Receives a System V message|302a401h189b188c70b68|-212 i12|02msqid 2kmsgp 04msgsz 0vmsgtyp 06msgflg:3j|k5.1@234568 l2.4.2@234568|jBF
msgsnd|Sends a System V message|301a400h188b189c69b67|-211 i11|02msqid 2kmsgp 04msgsz 06msgflg:3j|k5.1@234568 l2.4.2@234568|jBF
msync|Writes mapped changes back to the file|144k227c26b25||03start 04len 06flags:0k||ABJ
multiplexer||-c201b-|186|?|knever l2.3.0||-
munlock|Unlocks memory|151h155a151b229c150b147||=mlock||lBJ
munlockall|Unlocks all memory of the process|153h157a153b231c152b149||||lBJ
munmap|Removes a mapping|91k215c11||03addr 04len||aBJ
name_to_handle_at|Gets a file handle for a path|370a359a341a345b335b340a339a325b264c303b298a303||01dfd 00name 2lhandle 0bmnt_id 06flag:0y|k2.6.39|BDE
nanosleep|Sleeps for a time|162h166a162b101c35b34||0jrqtp 0jrmtp||aB
newfstatat|stat relative to a directory descriptor|-d291a293a-e79c262b252a256|31|01dfd:0r 00filename 1fstatbuf 06flag:0q|k2.6.16|hBNDEM
_newselect|select with arguments in registers|142e-a142e-e22|32|02n 1winp 1woutp 1wexp 45tvp||iBD||select 5
nfsservctl|Former control of the NFS server|169c168b169c189a-b42c-a180a173|77|02cmd 46argp 47resp|r3.1|r
nice|Changes the nice value|34k-|33|02increment||vB
oldfstat|fstat with the oldest structure|-a28d-b28a-|34|07fd 1xstatbuf||hBNDM||fstat 6
oldlstat|lstat with the oldest structure|-a84d-b84a-|35|00filename 1xstatbuf||hBNEL||lstat 6
oldolduname|uname with the oldest structure|-b59c-|36|48name||B||uname 6
oldstat|stat with the oldest structure|-a18d-b18a-|37|=oldlstat||hBNEK||stat 6
olduname|uname with an older structure|-a109d-|38|49name||B||uname 7
open|Opens or creates a file|5k-c2|166|00filename 06flags:0n 0kmode:42||hBDE
open_by_handle_at|Opens a file by its handle|371a360a342a346b336b341a340a326b265c304b299a304||01mountdirfd 2lhandle 06flags:0n|k2.6.39|rD
open_tree|Opens or clones a mount tree|428|227|01dfd 00filename 05flags:1w|k5.2 l2.4.2 l2.4.4@9a|hBDE|-
open_tree_attr|open_tree that also sets mount attributes|467||01dfd 00filename 05flags:1w 2iuattr 04usize|k6.15 l2.6.1|nDE|-
openat|open relative to a directory descriptor|322a295b286b288d275b56c257b247a251||01dfd:0r 00filename 06flags:0n 0kmode:42|k2.6.16|hBDE
openat2|openat with a structure that can restrict path resolution|437||01dfd:0r 00filename 4ahow 04usize|k5.6 l2.4.4|hBDE
pause|Waits for a signal|29k-c34b33|167|||aBI
pciconfig_iobase|Tells base addresses of PCI on ARM and PowerPC|271a-b200b-|86|0vwhich 03in_bus 03in_devfn|l2.1.0|rt
pciconfig_read|Reads PCI configuration on some architectures|272a-b198b-|87|03bus 03dfn 03off 09len 0bbuf|l2.1.0|rt
pciconfig_write|Writes PCI configuration on some architectures|273a-b199b-|88|=pciconfig_read|l2.1.0|rt
perf_event_open|Opens a performance event|364a336b319b331b332a333a318b241c298b292a296||4battr_uptr 08pid 02cpu 01group_fd 0dflags:33|k2.6.31 k4.18@c|gD
personality|Sets or reads the execution domain|136k92c135b132||0apersonality:1i||B
pidfd_getfd|Copies a descriptor out of another process|438||01pidfd 01fd 05flags|k5.6 l2.4.4|gD
pidfd_open|Opens a descriptor that refers to a process|434|228|08pid 05flags:2s|k5.3 l2.4.2 l2.4.4@9a|sBD
pidfd_send_signal|Sends a signal through a process descriptor|424|229|01pidfd 02sig:28 1linfo 05flags:2t|k5.1 l2.4.2 l2.4.4@9a|sBDHI
pipe|Creates a pipe|42k-c22b21|168|0ifildes||jBD
pipe2|pipe with flags|359a331b317b325b327a328a313b59c293b287a291||0ifildes 06flags:0o|k2.6.27|jBD
pivot_root|Changes the root mount|218a217b203b217c216a67b41c155b151||00new_root 00put_old||nrE
pkey_alloc|Allocates a memory protection key|395a385a381a384b385b382a364a352b289c330b324a328|202|0dflags 03init_val:3m|k4.9 k5.7@d l2.3.2 l2.4.0@34 l2.4.2@56 l2.4.4@9a|q
pkey_free|Frees a memory protection key|396a386a382a385b386b383a365a353b290c331b325a329|203|02pkey|k4.9 k5.7@d l2.3.2 l2.4.0@34 l2.4.2@56 l2.4.4@9a|q
pkey_mprotect|mprotect with a protection key|394a384a380a386b384b381a363a351b288c329b323a327|201|03start 04len 0dprot:0g 02pkey|k4.9 k5.7@d l2.3.2 l2.4.0@34 l2.4.2@56 l2.4.4@9a|qJ
poll|Waits for events on descriptors|168c167b168c188a168b-c7|169|2mufds 0enfds 02timeout_msecs||iBD
ppoll|poll with a signal mask and finer timeout|336a309b281b302d274b73c271b261a265|241|2mufds 0enfds 0jtsp 1dsigmask 04sigsetsize|k2.6.16|iBD
ppoll_time64||414d-b414d-g414|230|4cufds 0enfds 0otsp 4dsigmask 1ksigsetsize|k5.1 l2.4.2 l2.4.4@9|iBD|ppoll(2)|ppoll 2
prctl|Many settings of the process or thread|172c171b172c192a172b167c157b153||02option:1g 03arg2 03arg3 03arg4 03arg5||sBS
pread64|Reads at an offset|180c179b180c200a108b67c17b16||07fd 0hbuf 04count 0ppos||cBD
preadv|Reads at an offset into several buffers|361a333b320b328b329a330a315b69c534a295a289a293||0tfd 0nvec 09vlen 03pos_l 03pos_h|k2.6.30|cBD
preadv2|preadv with flags|392a381a378a380b376b377a361a347b286c546a327a321a325||0tfd 0nvec 09vlen 03pos_l 03pos_h 2nflags:18|k4.6 k4.8@e l2.3.2|cBD
prlimit64|Reads and sets limits of a process|369a339a340a325b334b339a338a321b261c302b297a302||08pid 0aresource:2f 4enew_rlim 4fold_rlim|k2.6.36|aB
process_madvise|madvise for another process|440||01pidfd 0nvec 04vlen 02behavior:0j 05flags|k5.10 l2.5.2|jBD
process_mrelease|Frees memory of a dying process|448||01pidfd 05flags|k5.15 l2.5.3|D|-
process_vm_readv|Reads memory of another process|376a365a347a351b340b345b330b270c539a310a304a309||08pid 0nlvec 09liovcnt 0nrvec 09riovcnt 0dflags|k3.2|jB
process_vm_writev|Writes memory of another process|377a366a348a352b341b346b331b271c540a311a305a310||=process_vm_readv|k3.2|jB
prof||-b44c-c44a-|39|?|knever|p
profil||-b98c-c98a-|40|?|knever|p|-
pselect6|select with a signal mask and finer timeout|335a308b280b301d273b72c270b260a264||02n 12inp 12outp 12exp 0jtsp 0bsig|k2.6.16|iBD
pselect6_time64||413d-b413d-g413|231|02n 1yinp 1youtp 1yexp 0otsp 4gsig|k5.1 l2.4.2 l2.4.4@9|iBD|pselect6(2)|pselect6 2
ptrace|Traces and controls another process|26k117c521a101a99||0vrequest:1k 4hpid 03addr 03data||g
putpmsg||-b189a188b189c209a-e182b175|99|?|knever|pG
pwrite64|Writes at an offset|181c180b181c201a109b68c18b17||07fd 1ubuf 04count 0ppos||cBD
pwritev|Writes several buffers at an offset|362a334b321b329b330a331a316b70c535a296a290a294||=preadv|k2.6.30|cBD
pwritev2|pwritev with flags|393a382a379a381b377b378a362a348b287c547a328a322a326||=preadv2|k4.6 k4.8@e l2.3.2|cBD
query_module|Former query of loaded modules|-b167a166b167c187a-f178a171|78|00name 02which 0bbuf 04bufsize 2aret|r2.6|p
quotactl|Manages disk quotas by device path|131k60c179b172||0acmd:3l 00special 2oid 0baddr||rE
quotactl_fd|Manages disk quotas by descriptor|443||07fd 0acmd:3l 2oid 0baddr|k5.14 l2.5.2|rD|-
read|Reads from a descriptor|3k63c0||07fd 0hbuf 04count||cBD
readahead|Loads part of a file into the page cache|225c191b222b240a223a207b213c187b179||01fd 0poffset 04count||BD
readdir|Reads one directory entry, oldest interface|-a89h-|41|07fd 4idirent 0ecount||BD
readlink|Reads the target of a symbolic link|85k-c89b87|170|00path 0hbuf 0cbufsiz||hBE
readlinkat|readlink relative to a directory descriptor|332a305b296b298d285b78c267b257a261||01dfd:0r 00pathname 0hbuf 0cbufsiz|k2.6.16|hBDE
readv|Reads into several buffers|145k65c515a19a18||0tfd 0nvec 09vlen||cBD
reboot|Restarts, stops or suspends the machine|88k142c169b164||02magic1:2l 02magic2:2m 0acmd:2n 0barg||ru
recv|Receives from a connected socket|291a350a-a336b-c175a98b-|-110 s10|01fd 0bubuf 04size 05flags:08||oBG
recvfrom|Receives data and the sender's address|292a351a371a337b371b368a176a123b207c517a45a44|-112 s12|01fd 0bubuf 04size 05flags:08 0qaddr 0iaddr_len|k4.3@256 l2.3.0@2|oBG
recvmmsg|Receives several messages|365a357a337a343b357b371a335a319b243c537a299a294a298|-119 s19|01fd 2pmmsg 0evlen 05flags:08 0jtimeout|k2.6.33 k4.3@56|oBG
recvmmsg_time64||417d-b417d-g417|232|01fd 4jmmsg 0evlen 05flags:08 0otimeout|k5.1 l2.4.2 l2.4.4@9|oBG|recvmmsg(2)|recvmmsg 2
recvmsg|Receives a message with control data|297a356a372a342b372b369a177a184b212c519a47a46|-117 s17|01fd 2qmsg 05flags:08|k4.3@256 l2.3.0@2|oBG
remap_file_pages|Rearranges the pages of a mapping; only emulated since Linux 4.0|253a257b239b267b252a251a227b234c216b210||03start 09size 0dprot:0g 03pgoff 0dflags:0h|k2.6|BJ
removexattr|Removes an extended attribute by path|235c218b233b232a233a247b14c197b189||=lremovexattr|k2.6|hBE
removexattrat|removexattr relative to a directory descriptor|466||01dfd 00pathname 05at_flags:40 00name|k6.13 l2.5.6|hBDE|-
rename|Renames a file|38k-c82b80|171|=link||hBE
renameat|rename relative to directory descriptors|329a302b293b295d282b-b38a264b254a258|242|01olddfd:0r 00oldname 01newdfd:0r 00newname|k2.6.16|hBDE
renameat2|renameat with flags|382a371a353a357b347b351b337b276c316b311a315||01olddfd:0r 00oldname 01newdfd:0r 00newname 05flags:15|k3.15 l2.2.0|hBDE
request_key|Looks up a key, asking user space when needed|310a286a287a270b279b280a281a265b218c249b240a244||00type 00description 00callout_info 22destringid:1o|k2.6.10|kB
restart_syscall|Continues a call that a stop interrupted; used by the kernel|0e7b0a253a0b128c219b213a214|||k2.6|aB
riscv_flush_icache|Flushes the instruction cache on RISC-V|-l259a-|243|2rstart 2rend 4kflags:3p|k4.15 l2.5.0|aBJ|-
riscv_hwprobe|Tells CPU features on RISC-V|-l258a-|250|4lpairs 04pair_count 04cpusetsize 1hcpus 05flags|k6.4 l2.5.6|aB|-
rmdir|Removes a directory|40k-c84b82|172|00pathname||hBE
rseq|Registers a thread's area for restartable sequences, or gives it up|398a387a386a387b383b384a367a354b293c334b327a331|210|4mrseq 1brseq_len 06flags:37 0msig|k4.18 k5.18@c l2.4.0 l2.4.4@9a|aB|-
rseq_slice_yield|Gives back an extended time slice|471f-a471|253||k7.0 l2.6.1||-
rt_sigaction|Sets a signal handler|174c173b174c194a174b134c512a13||02sig:28 4nact 4ooact 04sigsetsize||yBI
rt_sigpending|Reads pending signals|176c175b176c196a176b136c522a127a125||13uset 04sigsetsize||yBI
rt_sigprocmask|Changes the signal mask|175c174b175c195a175b135c14||02how:27 13nset 13oset 04sigsetsize||yBI
rt_sigqueueinfo|Sends a signal with data to a process|178c177b178c198a178b138c524a129a127||08pid 02sig:28 1luinfo||sBHI
rt_sigreturn|Returns from a signal handler|173c172b173c193a173b139c513a15a211||||aBI
rt_sigsuspend|Waits for a signal with another mask|179c178b179c199a179b133c130b128||13unewset 04sigsetsize||yBI
rt_sigtimedwait|Waits for chosen signals|177c176b177c197a177b137c523a128a126||1duthese 1luinfo 0ruts 04sigsetsize||yBI
rt_sigtimedwait_time64||421d-b421d-g421|233|4puthese 4quinfo 0outs 1ksigsetsize|k5.1 l2.4.2 l2.4.4@9|yBI|rt_sigtimedwait(2)|rt_sigtimedwait 2
rt_tgsigqueueinfo|Sends a signal with data to a thread|363a335b322b330b331a332a317b240c536a297a291a295||08tgid 08pid 02sig:28 1luinfo|k2.6.31|sBHI
rtas|Calls PowerPC firmware|-c255b-|187|4ruargs|k2.6.2 l2.3.0|g|-
s390_guarded_storage|Controls guarded storage on s390|-e378b-|205|02command:3q 4sgs_cb|k4.12 l2.3.3
s390_pci_mmio_read|Reads PCI memory on s390|-e353b-|197|03mmio_addr 0buser_buffer 04length|k3.19 l2.3.0|rt
s390_pci_mmio_write|Writes PCI memory on s390|-e352b-|198|03mmio_addr 0uuser_buffer 04length|k3.19 l2.3.0|rt
s390_runtime_instr|Controls runtime instrumentation on s390|-e342b-|196|02command:3r 02signum|k3.7 l2.3.0|g
s390_sthyi|Reads hypervisor information on s390|-e380b-|206|03function_code:3s 0bbuffer 1ireturn_code 0dflags|k4.15 l2.3.3
sched_get_priority_max|Reads the highest priority of a policy|159h163a159b125c146b143||02policy:2j||B
sched_get_priority_min|Reads the lowest priority of a policy|160h164a160b126c147b144||02policy:2j||B
sched_getaffinity|Reads the CPU affinity|242c223b240b312a240a212b123c204b196||08pid 0elen 1huser_mask_ptr|k2.6|aB
sched_getattr|Reads scheduling attributes|381a369a352a356b346b350b335b275c315b310a314||08pid 2suattr 0eusize 05flags|k3.14 l2.2.0|B
sched_getparam|Reads the scheduling priority|155h159a155b121c143b140||08pid 1zparam||B
sched_getscheduler|Reads the scheduling policy|157h161a157b120c145b142||08pid||B
sched_rr_get_interval|Reads the round robin interval|161h165a161b127c148b145||08pid 0jinterval||B
sched_rr_get_interval_time64||423d-b423d-g423|234|08pid 0ointerval|k5.1 l2.4.2 l2.4.4@9|B|sched_rr_get_interval(2)|sched_rr_get_interval 2
sched_setaffinity|Sets the CPU affinity|241c222b239b311a239a211b122c203b195||=sched_getaffinity|k2.6|vB
sched_setattr|Sets scheduling attributes|380a370a351a355b345b349b334b274c314b309a313||08pid 2suattr 05flags|k3.14 l2.2.0|vB
sched_setparam|Sets the scheduling priority|154h158a154b118c142b139||08pid 1zparam||vB
sched_setscheduler|Sets the scheduling policy|156h160a156b119c144b141||08pid 02policy:2j 1zparam||vB
sched_yield|Gives up the CPU|158h162a158b124c24b23||||aB
seccomp|Installs a filter, enters strict mode, or asks what filters can do|383a372a354a358b348b380a352a338b277c317b312a316||0aop:20 05flags:22 0buargs|k3.17 k5.5@c l2.2.0|awB
security||-n185b-|42|?|knever|p
select|Waits for events on descriptors, bit sets|-b82c142a-a82a-f23b-|101|02n 12inp 12outp 12exp 17tvp||iBD
semctl|Controls a System V semaphore set|300a394h187b191c66b64|-203 i3|02semid 02semnum 02cmd:3i 03arg|k5.1@234568 l2.4.2@234568|jBF
semget|Gets a System V semaphore set|299a393h186b190c64b62|-202 i2|1vkey:3d 0cnsems 06semflg:3h|k5.1@234568 l2.4.2@234568|jBF
semop|Operates on System V semaphores|298a-h185b193c65b63|-201 i1|02semid 2ttsops 0ensops||jBF
semtimedop|semop with a timeout|312a-c392b-c228b192c220b214a215|-204 i4|02semid 2ttsops 0ensops 0rtimeout|k2.6 k5.1@45 l2.4.2@45|jBF
semtimedop_time64||420d-b420d-g420|235|02semid 4ttsops 0ensops 0ztimeout|k5.1 l2.4.2 l2.4.4@9|jBF|semtimedop(2)|semtimedop 2
send|Sends on a connected socket|289a348a-a334b-c178a58b-|-109 s9|01fd 0bbuff 04len 05flags:08||oBG
sendfile|Copies from a file to another descriptor|187c186b187c207a122b71c40b39||01out_fd 01in_fd 0woffset 04count||BDG
sendfile64||239c226a-b223a236a237a209b-f219|43|=sendfile|k2.6|BDG||sendfile 3
sendmmsg|Sends several messages|374a363a345a349b358b372a343a329b269c538a307a302a307|-120 s20|01fd 2pmmsg 0evlen 05flags:08|k3.0 k4.3@56|oBG
sendmsg|Sends a message with control data|296a355a370a341b370b367a179a183b211c518a46a45|-116 s16|=recvmsg|k4.3@256 l2.3.0@2|oBG
sendto|Sends data to an address|290a349a369a335b369b366a180a82b206c44b43|-111 s11|01fd 0bbuff 04len 05flags:08 0qaddr 0caddr_len|k4.3@256 l2.3.0@2|oBG
set_mempolicy|Sets the NUMA policy of the thread|321a276b261b270d262b237c238b229a233|195|02mode:2y 1jnmask 09maxnode|k2.6.6 k5.12@c k4.5@56|vBJ
set_mempolicy_home_node|Sets the home node of a memory range|450||03start 09len 03home_node 0dflags|k5.17 l2.5.4|vBJ|-
set_robust_list|Registers the robust futex list|338a311b300b304c309a289b99c530a273a268a272||4uhead 04len|k2.6.17|aB
set_thread_area|Sets a thread-local storage entry|-b243a-d334a283a-f205a242a246|79|2bu_info|k2.6|aB
set_tid_address|Sets the word cleared at thread exit|256a258b232b252b253a252a237b96c218b212a213||0itidptr|k2.6|aB
set_tls|Sets the thread pointer on ARM|983045a-|183|16val|k2.6.11 l2.2.1|aB|-
setdomainname|Sets the NIS domain name|121k162c171b166||0hname 0clen||r
setfsgid|Sets the group id for file access|139e216a139e152c123b121||0ggid||BS
setfsgid32||216c-c216b-|44|0ggid||BS||setfsgid 1
setfsuid|Sets the user id for file access|138e215a138e151c122b120||0fuid||rBS
setfsuid32||215c-c215b-|45|0fuid||rBS||setfsuid 1
setgid|Sets the group id|46e214a46e144c106b104||0ggid||xBS
setgid32||214c-c214b-|46|0ggid||xBS||setgid 1
setgroups|Sets the supplementary groups|81e206a81e159c116b114||=getgroups||rxBS
setgroups32||206c-c206b-|47|=getgroups32||rxBS||setgroups 1
sethostname|Sets the host name|74k161c170b165||0hname 0clen||r
setitimer|Sets an interval timer|104k103c38b36||02which:2k 1pvalue 1povalue||BC
setns|Joins a namespace|375a364a346a350b339b344b328b268c308b303a308||01fd 06flags:0f|k3.0|sBD
setpgid|Sets a process group id|57k154c109b107||08pid 08pgid||B
setpriority|Sets the nice value|97k140c141b138||02which:2h 02who 02niceval||vB
setregid|Sets real and effective group ids|71e204a71e143c114b112||0grgid 0gegid||xBS
setregid32||204c-c204b-|48|=setregid||xBS||setregid 1
setresgid|Sets real, effective and saved group ids|170c169b210a170b190a170b149c119b117||0grgid 0gegid 0gsgid||xBS
setresgid32||210c-c210b-|49|=setresgid||xBS||setresgid 1
setresuid|Sets real, effective and saved user ids|164e208a164b185a164b147c117b115||0fruid 0feuid 0fsuid||rxBS
setresuid32||208c-c208b-|50|=setresuid||rxBS||setresuid 1
setreuid|Sets real and effective user ids|70e203a70e145c113b111||0fruid 0feuid||rxBS
setreuid32||203c-c203b-|51|=setreuid||rxBS||setreuid 1
setrlimit|Sets a resource limit|75k-a164b160b155|211|=getrlimit||vB
setsid|Starts a new session|66k157c112b110||||B
setsockopt|Sets a socket option|294a353a366a339b366b363a181c208c541a54a53|-114 s14|01fd 02level:05 02optname:06 0hoptval 0coptlen|k4.3@256 l2.3.0@2|oBG
settimeofday|Sets the time of day|79k170c164b159||17tv 2etz||erT
setuid|Sets the user id|23e213a23e146c105b103||0fuid||rxBS
setuid32||213c-c213b-|52|0fuid||rxBS||setuid 1
setxattr|Sets an extended attribute by path|226c209b224b223a224a238b5c188b180||=lsetxattr|k2.6|hBE
setxattrat|setxattr relative to a directory descriptor|463||01dfd 00pathname 05at_flags:40 00name 4vuargs 04usize|k6.13 l2.5.6|hBDE|-
sgetmask|Reads the signal mask, oldest interface|-a68d-b68d-|53|||pI
shmat|Attaches System V shared memory|305a397h192b196c30b29|-221 i21|02shmid 0hshmaddr 06shmflg:3f|k5.1@234568 l2.4.2@234568|jBFJ
shmctl|Controls System V shared memory|308a396h195e31b30|-224 i24|02shmid 02cmd:3g 4wbuf|k5.1@234568 l2.4.2@234568|jBF
shmdt|Detaches System V shared memory|306a398h193b197c67b65|-222 i22|0hshmaddr|k5.1@234568 l2.4.2@234568|jBFJ
shmget|Gets System V shared memory|307a395h194e29b28|-223 i23|1vkey:3d 04size 06shmflg:3e|k5.1@234568 l2.4.2@234568|jBF
shutdown|Closes one or both directions of a socket|293a352a373a338b373b370a182a117b210c48b47|-113 s13|01fd 02how:09|k4.3@256 l2.3.0@2|oBG
sigaction|Sets a signal handler, older interface|67i-|54|02sig:28 4xact 4yoact||yBI
sigaltstack|Sets the alternate signal stack|186c185b186c206a166b132c525a131a129||4zuss 50uoss||yBI
signal|Sets a signal handler, oldest interface|-a48j-|55|02sig:28 51handler||yBI
signalfd|Creates a descriptor that receives signals|349a321b305b316b317b302b-c282b276a280|173|01ufd 13user_mask 04sizemask|k2.6.22|yBDI
signalfd4|signalfd with flags|355a327b313b322b323a324a309b74c289b283a287||01ufd 13user_mask 04sizemask 06flags:29|k2.6.27|yBDI
sigpending|Reads pending signals, older interface|73k-|56|20set32||yBI
sigprocmask|Changes the signal mask, older interface|126k-|57|02how:27 20nset 20oset||yBI
sigreturn|Returns from a signal handler, older interface|119i-|58|||aBI
sigsuspend|Waits for a signal, older interface|72i-|59|02unused1 02unused2 52mask||yBI
socket|Creates a socket|281a340a359a326b359b356a183a17b198c41b40|-101 s1|02family:00 02type:01 02protocol:03|k4.3@256 l2.3.0@2|oBG
socketcall|Carrier of all socket calls on some architectures|-a102h-|60|02call:0a 10args||oBD
socketpair|Creates two connected sockets|288a347a360a333b360b357a184a56b199c53b52|-108 s8|02family:00 02type:01 02protocol:03 0iusockvec|k4.3@256 l2.3.0@2|oBG
splice|Moves data between a pipe and a descriptor|340a313b283b306c304a291b76c275b263a267||01fd_in 0woff_in 01fd_out 0woff_out 04len 05flags:17|k2.6.17|BD
spu_create|Creates a Cell SPU context|-c279b-|188|00name 05flags 0kmode:42 01neighbor_fd|k2.6.16 l2.3.0
spu_run|Runs a Cell SPU context|-c278b-|189|01fd 2uunpc 2uustatus|k2.6.16 l2.3.0
ssetmask|Sets the signal mask, oldest interface|-a69d-b69d-|61|02newmask||pI
stat|Reads file metadata by path|106i18b-c4|174|=lstat||hBNEK
stat64||195d-b195b213a101b-|62|=lstat64||hBNEK||stat 3
statfs|Reads file system statistics by path|99k43c137b134||00pathname 26buf||hBQEO
statfs64||266a268b252b265b263a255a298b-f217|63|00pathname 04sz 27buf|k2.6|hBQEO||statfs 3
statmount|Reads details of a mount|457||2greq 53buf 04bufsize 05flags:3z|k6.8 l2.5.6|hB|-
statx|Reads extended file metadata|397a383d379c366a349b291c332b326a330|208|01dfd:0r 00filename 05flags:0w 05mask:0x 54buffer|k4.11 l2.3.3|hBNDEM
stime|Sets the system time in seconds|-a25d-a25e-|64|55tptr||p
stty||-b31c-c31a-|65|?|knever|p
subpage_prot|Protects parts of pages on PowerPC|-c310b-|207|03addr 09len 10map|k2.6.25 l2.3.0|f
swapcontext|Switches user contexts on PowerPC|-c249b-|190|21old_ctx 21new_ctx 0xctx_size|k2.6.3 l2.3.0|sB|-
swapoff|Stops swapping to a device or file|115k225c168b163||00specialfile||rzE
swapon|Starts swapping to a device or file|87k224c167b162||00specialfile 06swap_flags:1z||rzE
switch_endian|Switches byte order on PowerPC|-c363b-|191||k4.1 l2.3.0|f|-
symlink|Creates a symbolic link|83k-c88b86|175|=link||hBE
symlinkat|symlink relative to a directory descriptor|331a304b295b297d284b36c266b256a260||00oldname 01newdfd:0r 00newname|k2.6.16|hBDE
sync|Writes all file systems to storage|36k81c162b157||||AB
sync_file_range|Writes part of a file to storage|-a314b-b307c305a292b84c277b264a268|100|01fd 0poffset 15nbytes 05flags:14|k2.6.17|ABD
sync_file_range2|sync_file_range with reordered arguments|-a388a-a308b-|89|=arm_sync_file_range|k2.6.22 l2.1.0|ABD||sync_file_range 0
syncfs|Writes one file system to storage|373a362a344a348b338b343a342a327b267c306b301a306||01fd|k2.6.39|ABD
sys_debug_setcontext|Restores a context for debugging on PowerPC|-c256b-|191|21ctx 02ndbg 56dbg|k2.6.11 l2.3.0|g|-
syscall|Indirect call whose first argument is the real number|-h0a-|90|?|l2.1.0
_sysctl|Former binary access to kernel settings|149h153a149b-d156a152|80|57args|r5.5|pr
sysfs|Asks for file system type names|135k-c139b136|145|02option 03arg1 03arg2||p
sysinfo|Reads system statistics|116k179c99b97||58info||B
syslog|Reads and controls the kernel log|103k116c103b101||02type:38 0hbuf 0clen
sysmips|MIPS specific operations|-h149a-g199|106|0vcmd:3t 0varg1 0varg2|k2.6.0 l2.2.0||-
tee|Duplicates data between two pipes|342a315b284b308c306a293b77c276b265a269||01fdin 01fdout 04len 05flags:17|k2.6.17|BD
tgkill|Sends a signal to a thread of a process|268a270b250b241b265a266a259b131c234b225a229||08tgid 08pid 02sig:28|k2.6|sBHI
time|Reads the time in seconds|-a13d-a13e-c201b-|108|59tloc||aBT
timer_create|Creates a POSIX timer|257a259b240b254c257a250b107c526a222a216a220||0lwhich_clock:23 5atimer_event_spec 5bcreated_timer_id|k2.6|BC
timer_delete|Deletes a POSIX timer|261a263b244b258c261a254b111c226b220a224||14timer_id|k2.6|BC
timer_getoverrun|Reads missed expirations of a POSIX timer|260a262b243b257c260a253b109c225b219a223||14timer_id|k2.6|BC
timer_gettime|Reads a POSIX timer|259a261b242b256c259a252b108c224b218a222||14timer_id 1msetting|k2.6|BC
timer_gettime64||408d-b408d-g408|236|14timer_id 1nsetting|k5.1 l2.4.2 l2.4.4@9|BC|timer_gettime(2)|timer_gettime 2
timer_settime|Starts or stops a POSIX timer|258a260b241b255c258a251b110c223b217a221||14timer_id 06flags:24 2vnew_setting 1mold_setting|k2.6|BC
timer_settime64||409d-b409d-g409|237|14timer_id 06flags:24 2wnew_setting 1nold_setting|k5.1 l2.4.2 l2.4.4@9|BC|timer_settime(2)|timer_settime 2
timerfd|The first timer descriptor interface, withdrawn|-e317b-a318a-g277a281|107|?|k2.6.22 r2.6.25 l2.2.0|D|-
timerfd_create|Creates a timer descriptor|350a322b306b319b318a321a306b85c283b280a284||02clockid:23 06flags:26|k2.6.25|BCD
timerfd_gettime|Reads a timer descriptor's setting|354a326b312b321b322b308b87c287b281a285||01ufd 1motmr|k2.6.25|BCD
timerfd_gettime64||410d-b410d-g410|238|01ufd 1notmr|k5.1 l2.4.2 l2.4.4@9|BCD|timerfd_gettime(2)|timerfd_gettime 2
timerfd_settime|Starts or stops a timer descriptor|353a325b311b320b321a323a307b86c286b282a286||01ufd 06flags:25 2vutmr 1motmr|k2.6.25|BCD
timerfd_settime64||411d-b411d-g411|239|01ufd 06flags:25 2wutmr 1notmr|k5.1 l2.4.2 l2.4.4@9|BCD|timerfd_settime(2)|timerfd_settime 2
times|Reads process times|43k153c100b98||5ctbuf||sBC
tkill|Sends a signal to a thread, superseded by tgkill|238c208b237b222a236a208b130c200b192||=kill|k2.6|sBHI
truncate|Sets the length of a file by path|92k45c76b74||00path 0xlength||hBE
truncate64||193d-b193b211a199b-|66|00filename 03offset_low 03offset_high||hBE||truncate 3
tuxcall||-c225b-i184b-|67|?|knever|p
ugetrlimit|getrlimit with the full range of limits|191c190b-a191b-|68|0aresource:2f 5drlim||aB||getrlimit 8
ulimit||-b58c-c58a-|69|?|knever|p|-
umask|Sets the file creation mask|60k166c95b93||5emask:42||B
umount|Unmounts a file system, without flags|-a22h-|70|0yname||nE||umount2 9
umount2|Unmounts a file system, with flags|52k39c166b161||0yname 06flags:1q||nE
uname|Reads system names and versions|122i59b160c63b61||5fname||B
unlink|Removes a file name|10k-c87b85|176|=rmdir||hBE
unlinkat|Removes a file or directory name relative to a descriptor|328a301b292b294d281b35c263b253a257||01dfd:0r 00pathname 06flag:0q|k2.6.16|hBDE
unshare|Leaves shared contexts, for example into new namespaces|337a310b282b303d288b97c272b262a266||0dunshare_flags:0e|k2.6.16|sB
uprobe|Entry for optimised user probes, called by code that the kernel puts into the process|-n336b-|254||k6.18 l2.6.1||-
uretprobe|Entry for return probes, called by code that the kernel puts into the process|-n335b-|251||k6.11 l2.5.6|aB|-
uselib|Former loading of old shared libraries|86k-d134a-|81|00library|r6.16|pE
userfaultfd|Makes a descriptor by which a program handles its page faults|388a377a374a364b355b373a357a344b282c323b317a321|200|06flags:2u|k4.3 l2.3.0|BD
usr26|Switches to 26-bit mode on old ARM|983043a-|184||l2.2.1||-
usr32|Switches to 32-bit mode on old ARM|983044a-|185||l2.2.1||-
ustat|Reads file system statistics, older interface|62k-c136b133|177|0adev 5gubuf||pQ
utime|Sets file times in seconds|-a30j-c132b130|178|0yfilename 5htimes||hBE
utimensat|Sets file times relative to a directory, in nanoseconds|348a320b304b315b316b301b88c280b275a279||01dfd:0r 00filename 0jutimes 06flags:0q|k2.6.22|hBDE
utimensat_time64||412d-b412d-g412|240|01dfd 1ofilename 0outimes 06flags:0q|k5.1 l2.4.2 l2.4.4@9|hBDE|utimensat(2)|utimensat 2
utimes|Sets file times in microseconds|269a271b251b313b266a267a336b-c235b226a230|179|0yfilename 17utimes||hBE
vfork|Creates a child that borrows the parent's memory|190c189b190c-a113b-c58b-|102|||sBH
vhangup|Hangs up the current terminal|111k58c153b150||||r
vm86|Runs in virtual 8086 mode on 32-bit x86|-b166a113b-c113a-|71|03cmd 03arg||f
vm86old|Older form of vm86|-b113a-|72|5iinfo||f||vm86 10
vmsplice|Moves user memory into or out of a pipe|343a316b285b309c307a294b75c532a278a266a270||01fd 0nuiov 09nr_segs 05flags:17|k2.6.17|BD
vserver|Number reserved for the VServer patch|313a-a273a-e277a-f236b240|82|?|knever|p
wait4|Waits for a child and reads its usage|114k260c61b59||08upid 0istat_addr 06options:2d 1sru||sBH
waitid|Waits for a child by kind of id|280a284b272b281b277a278a235b95c529a247a237a241||02which:2e 08upid 5jinfop 06options:2d 1sru|k2.6.10|sBH
waitpid|Waits for a child|-a7d-b7d-|73|08pid 0istat_addr 06options:2d||sBH
write|Writes to a descriptor|4k64c1||07fd 1ubuf 04count||cBD
writev|Writes from several buffers|146k66c516a20a19||=readv||cBD
`;

/**
 * Types of arguments: how C writes it; kind (empty: pointer); width in bits that the kernel looks at on 64-bit
 * architectures (empty: 64); `s` where signed, `w` where a 64-bit value that takes two argument places on most 32-bit
 * architectures; width in bits of the type itself where it is smaller.
 */
export const argumentTypeRows = `
const char *|pointer-string
int|fd|32|s
int|int32|32|s
unsigned long|uint64
size_t|size
unsigned int|flags|32
int|flags|32|s
unsigned int|fd|32
pid_t|pid|32|s
unsigned long|size
unsigned int|uint32|32
void *
int|size|32|s
unsigned long|flags
unsigned int|size|32
uid_t|uid|32
gid_t|uid|32
char *
int *
struct __kernel_timespec *
umode_t|mode|32||16
clockid_t|int32|32|s
__u32|uint32|32
const struct iovec *
struct __kernel_timespec *||32
loff_t|int64||sw
struct sockaddr *
const struct __kernel_timespec *
__u32|flags|32
unsigned long|fd
const void *
long|int64||s
loff_t *
long|size||s
char *|pointer-string
const struct __kernel_timespec *||32
u32 *
mqd_t|fd|32|s
fd_set *
sigset_t *
timer_t|int32|32|s
loff_t|size||sw
unsigned long|uint32|32
struct __kernel_old_timeval *
gid_t *
gid_t *||32
aio_context_t|uint64
__u32|size|32
struct epoll_event *
const sigset_t *
const char *const *
struct stat *
struct stat64 *
unsigned long *
u64 *
const unsigned long *
size_t|size|32
siginfo_t *
struct __kernel_itimerspec *
struct __kernel_itimerspec *||32
const char *|pointer-string|32
struct __kernel_old_itimerval *
uid_t *
uid_t *||32
struct rusage *
struct io_event *
const char *
key_t|int32|32|s
compat_ulong_t *
struct __old_kernel_stat *
compat_ulong_t *||32
struct sched_param *
compat_old_sigset_t *
struct ucontext *
key_serial_t|int32|32|s
struct __kernel_timex *
cap_user_header_t
struct file_attr *
struct statfs *
struct compat_statfs64 *
struct futex_waitv *
u32 *||32
size_t *
struct user_desc *
unsigned *
struct rlimit *
struct timezone *
long|size|32|s
const struct mnt_id_req *
struct lsm_ctx *
struct mount_attr *
struct mq_attr *
struct msgbuf *
struct file_handle *
struct pollfd *
rwf_t|flags|32|s
qid_t|uint32|32
struct mmsghdr *
struct user_msghdr *
uintptr_t|uint64
struct sched_attr *
struct sembuf *
__u32 *
const struct __kernel_itimerspec *
const struct __kernel_itimerspec *||32
unsigned long *||32
union bpf_attr *
struct cachestat_range *
struct cachestat *
cap_user_data_t
const cap_user_data_t
struct __kernel_timex *||32
struct clone_args *
__u64|flags||w
off_t|size||s
struct kernel_sym *
int|pid|32|s
struct robust_list_head **
struct getcpu_cache *
struct linux_dirent *
struct linux_dirent64 *
struct xattr_args *
__s32|int32|32|s
struct iocb *
const struct __aio_sigset *
aio_context_t|uint32|32
struct io_event *||32
const struct __compat_aio_sigset *||32
aio_context_t *
struct iocb **
struct io_uring_params *
compat_uptr_t
struct kexec_segment *
enum landlock_rule_type|uint32|32
const void *const
const struct landlock_ruleset_attr *const
const struct ns_id_req *
__u64|uint64||w
off_t|int64||s
unsigned char *
const void **
const int *
const struct mq_attr *
const struct sigevent *
unsigned int *
char *||32
unsigned int *||32
const char *||32
struct msqid_ds *
struct old_timeval32 *
struct nfsctl_arg *
union nfsctl_res *
struct oldold_utsname *
struct old_utsname *
struct open_how *
struct perf_event_attr *
struct pollfd *||32
const compat_sigset_t *||32
const struct rlimit64 *
struct rlimit64 *
void *||32
long|pid||s
struct compat_old_linux_dirent *
struct compat_mmsghdr *||32
uintptr_t|flags
struct riscv_hwprobe *
struct rseq *
const struct sigaction *
struct sigaction *
compat_sigset_t *||32
struct compat_siginfo *||32
struct rtas_args *
struct gs_cb *
struct sembuf *||32
struct robust_list_head *
const struct xattr_args *
struct shmid_ds *
const struct compat_old_sigaction *
struct compat_old_sigaction *
const stack_t *
stack_t *
__sighandler_t
old_sigset_t|flags
struct statmount *
struct statx *
old_time32_t *
struct sig_dbg_op *
struct __sysctl_args *
struct sysinfo *
__kernel_old_time_t *
struct sigevent *
timer_t *
struct tms *
struct compat_rlimit *
int|mode|32|s
struct new_utsname *
struct ustat *
struct utimbuf *
struct vm86_struct *||32
struct siginfo *
`;

/**
 * How a call differs from the one that it is a variant of.
 */
export const variantReasonRows = `
arguments reordered for register pairs
32-bit user and group ids
64-bit time on 32-bit architectures
64-bit file offsets or sizes
offset counted in pages
arguments in registers instead of a block
oldest structure layout
older structure layout
unlimited value without the old 31-bit cut
no flags argument
older interface
`;

/**
 * Architectures whose argument list has another length, order or shape: call; columns; arguments as C writes them.
 */
export const abiRows = `
clone|0348cdgh|unsigned long clone_flags,unsigned long newsp,int * parent_tidptr,unsigned long tls,int * child_tidptr
clone|2|unsigned long clone_flags,unsigned long newsp,int * parent_tidptr,unsigned long tls_val,int * child_tidptr
clone|56|unsigned long newsp,unsigned long clone_flags,int * parent_tidptr,int * child_tidptr,unsigned long tls
fadvise64|2|int fd,unsigned int offset_lo,unsigned int offset_hi,size_t len,int advice
fadvise64|3|int fd,__u32 unused,__u32 offset1,__u32 offset2,size_t len,int advice
fadvise64|6|int fd,__u32 high,__u32 low,size_t len,int advise
fadvise64_64|3|int fd,int advice,__u32 offset_high,__u32 offset_low,__u32 len_high,__u32 len_low
fadvise64_64|6|struct fadvise64_64_args * args
fallocate|2|int fd,int mode,unsigned int offset_lo,unsigned int offset_hi,unsigned int len_lo,unsigned int len_hi
fallocate|3|int fd,int mode,__u32 offset1,__u32 offset2,__u32 len1,__u32 len2
fallocate|6|int fd,int mode,__u32 offhigh,__u32 offlow,__u32 lenhigh,__u32 lenlow
fanotify_mark|2|int fanotify_fd,unsigned int flags,__u32 mask_lo,__u32 mask_hi,int dfd,const char * pathname
fanotify_mark|36|int fanotify_fd,unsigned int flags,__u32 mask_hi,__u32 mask_lo,int dfd,const char * pathname
ftruncate64|08|unsigned int fd,loff_t length
ftruncate64|3|unsigned int fd,__u32 reg4,unsigned long len1,unsigned long len2
ipc|5|unsigned int call,int first,unsigned long second,unsigned long third,void * ptr
ipc|6|unsigned int call,int first,unsigned long second,unsigned long third,compat_uptr_t ptr
lookup_dcookie|26|__u32 w0,__u32 w1,char * buf,size_t len
mmap|2|struct mmap_arg_struct32 * arg
mmap|5|struct mmap_arg_struct * arg
mmap|6|struct mmap_arg_struct_emu31 * arg
mmap2|6|struct mmap_arg_struct_emu31 * arg
pipe|8gh
pread64|2|unsigned int fd,char * ubuf,__u32 count,__u32 poslo,__u32 poshi
pread64|3|unsigned int fd,char * ubuf,size_t count,__u32 reg6,__u32 pos1,__u32 pos2
pread64|6|unsigned int fd,char * ubuf,size_t count,__u32 high,__u32 low
preadv|e|unsigned long fd,const struct iovec * vec,unsigned long vlen,loff_t pos
preadv2|e|unsigned long fd,const struct iovec * vec,unsigned long vlen,loff_t pos,rwf_t flags
pwrite64|2|unsigned int fd,const char * ubuf,__u32 count,__u32 poslo,__u32 poshi
pwrite64|3|unsigned int fd,const char * ubuf,size_t count,__u32 reg6,__u32 pos1,__u32 pos2
pwrite64|6|unsigned int fd,const char * ubuf,size_t count,__u32 high,__u32 low
pwritev|e|unsigned long fd,const struct iovec * vec,unsigned long vlen,loff_t pos
pwritev2|e|unsigned long fd,const struct iovec * vec,unsigned long vlen,loff_t pos,rwf_t flags
readahead|2|int fd,unsigned int off_lo,unsigned int off_hi,size_t count
readahead|3|int fd,__u32 r4,__u32 offset1,__u32 offset2,__u32 count
readahead|6|int fd,__u32 high,__u32 low,__s32 count
select|2|struct compat_sel_arg_struct * arg
select|3|struct sel_arg_struct * arg
set_thread_area|8gh|unsigned long addr
sigsuspend|3|old_sigset_t mask
sigsuspend|8|sigset_t * uset
sync_file_range|2|int fd,unsigned int off_low,unsigned int off_hi,unsigned int n_low,unsigned int n_hi,int flags
sync_file_range|6|int fd,__u32 offhigh,__u32 offlow,__u32 nhigh,__u32 nlow,unsigned int flags
sync_file_range2|3|int fd,unsigned int flags,unsigned int offset1,unsigned int offset2,unsigned int nbytes1,unsigned int nbytes2
truncate64|08|const char * path,loff_t length
truncate64|3|const char * path,__u32 reg4,unsigned long len1,unsigned long len2
`;
