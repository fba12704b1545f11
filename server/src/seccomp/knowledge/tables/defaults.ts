// Made by scripts/generate.mjs, do not edit. ../SOURCES.md tells where the facts are from.

/**
 * Default profiles by product, older ones first: id; product; version; the same in; where it was read; default errno
 * (the default action is SCMP_ACT_ERRNO everywhere); number of the line of `archMapRows`; rules, as the numbers of the
 * lines of `defaultRuleRows`. Numbers of lines have two digits to the base of 36.
 */
export const defaultProfileRows = `
docker-20.10.0|Docker Engine|20.10.0|20.10.0 to 20.10.3|moby/moby tag v20.10.0||00|000102030405060708090a0b0c0d0e0f0g0h0i0j0k0l0m0n0o0p
docker-20.10.10|Docker Engine|20.10.10|20.10.10 to 20.10.17|moby/moby tag v20.10.10||00|0q0102030405060708090a0b0c0r0e0f0s0g0h0i0j0t0l0m0n0o0p
docker-20.10.24|Docker Engine|20.10.24|20.10.18 to 20.10.25 (except 20.10.22)|moby/moby tag v20.10.24||00|0u0102030405060708090a0b0c0v0e0f0s0g0h0i0j0t0l0m0n0o0p
docker-20.10.27|Docker Engine|20.10.27|20.10.26 and 20.10.27|moby/moby tag v20.10.27||00|0w0102030405060708090a0b0c0x0e0f0s0g0h0i0j0t0l0m0n0o0p
docker-23.0.6|Docker Engine|23.0.6|23.0.0 to 23.0.6, 24.0.0 to 24.0.2|moby/moby tag v23.0.6|1|01|0y0z1002030405061108090a0b120c0v0e0f0s0g0h0i0j0t0l130n0o0p1415
docker-24.0.9|Docker Engine|24.0.9|23.0.7 to 23.0.9, 24.0.3 to 24.0.9|moby/moby tag v24.0.9|1|01|160z1002030405061108090a0b120c0x0e0f0s0g0h0i0j0t0l130n0o0p1415
docker-25.0.0|Docker Engine|25.0.0|25.0.0 to 25.0.2|moby/moby tag v25.0.0|1|01|170z1002030405061108090a0b120c0x0e0f0s0g0h0i0j0t0l130n0o0p1415
docker-27.5.1|Docker Engine|27.5.1|25.0.3 to 25.0.17, all of 26 and 27, 28.0.0 to 28.1.1|moby/moby tag v27.5.1|1|01|180z1002030405061108090a0b120c0x0e0f0s0g0h0i0j0t0l130n190p1415
docker-28.5.2|Docker Engine|28.5.2|28.2.0 to 28.5.2, 29.0.0 to 29.4.1 (moby/profiles seccomp v0.1.0)|moby/moby tag v28.5.2|1|01|1a0z1002030405061108090a0b120c1b0e0f0s0g0h0i0j0t0l130n190p1415
docker-29.4.2|Docker Engine|29.4.2|only 29.4.2 (moby/profiles seccomp v0.2.2)|moby/moby tag docker-v29.4.2|1|02|1c0z1d1e1f1g02030405061108090a0b120c1b0e0f0s0g0h0i0j0t0l130n190p1415
docker-29.7.2|Docker Engine|29.7.2|29.4.3 to 29.7.2 (moby/profiles seccomp v0.2.1, same content as v0.2.3 and the newest commit read)|moby/profiles commit cd3bed8|1|02|1a0z1e1f1g02030405061108090a0b120c1b0e0f0s0g0h0i0j0t0l130n190p1415
podman-common-0.49|Podman / Buildah (containers/common)|v0.49.3|v0.49.0 to v0.57.7 (Podman 4.2 to 4.9)|containers/common tag v0.49.3|38|00|1h1i02030405060708090a0b0c1j1k1l0h1m1n1o0j1p1q1r0l1s131t0n1u1v1w1x1w1y
podman-common-0.60|Podman / Buildah (containers/common)|v0.60.0|v0.60.0 to v0.62.3 (Podman 5.2 to 5.4)|containers/common tag v0.60.0|38|00|1z2002030405061108090a0b120c1j21220h1m1n1o0j1p1q1r0l1s131t0n1u1v1w1x1w1y23142415
podman-common-0.64|Podman / Buildah (containers/common)|v0.64.0|v0.63.0 to v0.65.0 (Podman 5.5 to 5.6)|containers/common tag v0.64.0|38|00|1z2502030405061108090a0b120c1j26270h1m1n1o0j1p1q1r0l1s131t0n1u1v1w1x1w1y23142415
podman-common-newest|Podman / Buildah (containers/container-libs)|commit f0ddf1a (2026-04-01)|after common/v0.67.0|containers/container-libs commit f0ddf1a|38|00|282902030405061108090a0b120c1j2a2b0h1m1n1o0j1p1q1r0l1s131t0n1u2c1v2d1x2e23142f15
containerd-1.6.8|containerd RuntimeDefault|1.6.8|1.6.7 and 1.6.8|containerd/containerd tag v1.6.8||03|0u02030405060111082g2h0b120c0v0g0h0i0j0t0l130n0p0f0e0s
containerd-1.6.39|containerd RuntimeDefault|1.6.39|1.6.28 to 1.6.39|containerd/containerd tag v1.6.39||03|2i02030405060111082g2h0b120c0x0g0h0i0j0t0l130n190p14150f0e0s
containerd-1.7.0|containerd RuntimeDefault|1.7.0|1.7.0 to 1.7.2|containerd/containerd tag v1.7.0||03|0y1002030405060z11082g2h0b120c0v0g0h0i0j0t0l130n0o0p14150f0e0s
containerd-1.7.28|containerd RuntimeDefault|1.7.28|1.7.13 to 1.7.31|containerd/containerd tag v1.7.28||03|2j1002030405060z11082g2h0b120c0x0g0h0i0j0t0l130n190p14150f0e0s
containerd-1.7.34|containerd RuntimeDefault|1.7.34|1.7.32 to 1.7.34|containerd/containerd tag v1.7.34||03|2j1e1f1g02030405060z11082g2h0b120c0x0g0h0i0j0t0l130n190p14150f0e0s
containerd-2.0.5|containerd RuntimeDefault|2.0.5|2.0.0 to 2.0.8|containerd/containerd tag v2.0.5||03|181002030405060z11082g2h0b120c0x0g0h0i0j0t0l130n190p14150f0e0s
containerd-2.1.4|containerd RuntimeDefault|2.1.4|2.1.0 to 2.1.9|containerd/containerd tag v2.1.4||04|181002030405060z11082g2h0b120c0x0g0h0i0j0t0l130n190p14150f0e0s
containerd-2.2.2|containerd RuntimeDefault|2.2.2|2.2.0 to 2.2.3 and 2.3.0|containerd/containerd tag v2.2.2||04|2k1002030405060z11082g2h0b2l0c0x0g0h0i0j0t0l130n190p14150f0e0s
containerd-2.3.4|containerd RuntimeDefault|2.3.4|2.2.4 to 2.2.7, 2.3.1 to 2.3.4, newest commit read|containerd/containerd commit 301026e||04|2k1e1f1g02030405060z11082g2h0b2l0c0x0g0h0i0j0t0l130n190p14150f0e0s
crio-newest|CRI-O RuntimeDefault|commit f954a17 (2026-08-21)|built on the containers/common default it vendors|cri-o/cri-o commit f954a17|38|00|1z2m02030405061108090a0b120c1j2a2b0h1m1n1o0j1p1q1r0l1s131t0n1u2c1v2d1x2e23142f152n2o2p2q2r0s
`;

/**
 * Numbers of the lines of `nameListRows` and `ruleConditionRows`.
 */
export const defaultRuleRows = `
0000
0101
0202
0203
0204
0205
0206
0307
0408
0509
060a
070b
080c
090d
0a0e
0a0f
0b0g
0c0h
0d0i
0e0j
0f0k
0g0l
0h0m
0i0n
0j0o
0k0p
0l00
0m0d
0n0q
0o0k
0p00
0q0d
0r00
0s0d
0t00
0u01
0v0r
0w07
0x0s
0y0m
0z0t
100u
1100
1200
1300
140o
1500
160d
1700
180v
0v0w
0v0x
0v0y
190z
1a00
0810
1b0d
1b11
0c12
1c0i
1c13
0e14
1d0k
1d15
0g16
0y17
0i18
0v19
0v1a
0v1b
0v1c
1e0z
1f00
1g0d
1h11
0z1d
101d
1i00
1j0d
1k11
1l0z
1m00
1n0d
1o11
0v1e
0v1f
0v1g
101h
1p1i
061j
1q00
1r00
1s00
1t0s
1u00
1v0d
0a1k
0a1l
0a1m
0a1n
`;

/**
 * Lists of system calls, as numbers of the lines of `syscallRows`; a list that these are added to; calls that are taken
 * from that list.
 */
export const nameListRows = `
5f7000010205070e0i0m0n0o0p0q0r0t0u0v0w0x0y0z10151718191c1d1e1f1g1h1i1j1l1m1n1o1p1q1r1s1t1u1v1w1x1z2021222425262728292a2e2f2g2h2j2n2o2p2q2r2s2u2v2w2y32353638393a3b3c3d3e3f3g3h3i3j3k3m3n3o3p3r3s3t3u3v3w3x3y3z40414243444546474c4d4e4f4g4h4i4j4k4l4m4n4o4p4q4t4u4v505455565758595c5e5i5j5k5o5p5q5t5u5x5y5z606162636465666c6e6f6g6h6i6j6k6l6m6o6p6q6r6s6u6v6w6y6z787c7d7e7l7m7n7o7t7u7v7w7x7y7z8087888b8c8d8h8i8k8l8m8o8p8q8r8s8t8u8w8x8y909394969798999a9b9c9d9e9l9m9n9o9p9q9r9s9t9u9v9w9x9ya0a1a2a3a4a5a6a7a8a9aaabaeafagajakalamanaoapaqasauavawaxayazb0b1b2b3b4b5b6b8b9babdbebfbgbhbjblbmbobpbrbsbtbubybzc0c1c3cbcccdcecgclcocpcqcrcsctcucvcwcxczd0d1d2d3d4d5d6d7d9dbdedfdgdpdqdrdsdtdxdze0e1e2e3
89
7j
cf
090a0h0kahcf
08
67
9h9i9j
79
0f131y5h686x7i8faiaratcmdcdddh
13
8n
0s
1b2d4b
03
4w7k838489
4r4s
11b7c4
du
345sac
cm
161k|00
142i2k2l2m6a7a|09
14
81|0f
305152535v82|0l
698g|0m
6x|0p
|0q|6x
7q7r7s|0p|br
838489
br
c7cf
91
12|0h
0f
7i
6x|0t
|11|4n4o4p
0l232x2z315r|12
ad|0j
485a5d6n8v92bbc2dj|13
5l5m5n|0s
|15|bs
bs
0d4j4x4y5w6b717273747576777f7g7hbcbxc7c8c9ckdkdldodvdwdx
13142i2k2l2m344z5s68696a7a7k7p8384898j8nacatbibkbnbqcicmcydcdddh|12|304j4kdx
0f1y5h7i8faiarat
8e|0d
4w81
0l2x2z30314k5rci|19|c7
23|1a|8jbibnbqcicy
8g|1b|7i
8g|1b|0f
1y|1f
|1g|1y
|1h|1y
|1e|2x2z3031
2x2z3031|1i
7i|1j
|1j|0f
0867
4n4o4pbr|13
|1q|br
5l5m5n|15|92
9192
|1i|1314dh
1314dh
`;

/**
 * Action (`A` SCMP_ACT_ALLOW, `E` SCMP_ACT_ERRNO) and errno; conditions on arguments (index, operator without SCMP_CMP_,
 * value, second value); capabilities that must all be there (without CAP_); that must not be there, none of them;
 * architectures in Docker spelling, one of which must be the host; that must not be the host; kernel from which on
 * the rule holds.
 */
export const ruleConditionRows = `
A
A||||||4.8
A|0 EQ 0
A|0 EQ 8
A|0 EQ 131072
A|0 EQ 131080
A|0 EQ 4294967295
A||||ppc64le
A||||arm arm64
A||||amd64 x32
A||||amd64 x32 x86
A||||s390 s390x
A||DAC_READ_SEARCH
A||SYS_ADMIN
A|0 MASKED_EQ 2114060288 0||SYS_ADMIN||s390 s390x
A|1 MASKED_EQ 2114060288 0||SYS_ADMIN|s390 s390x
A||SYS_BOOT
A||SYS_CHROOT
A||SYS_MODULE
A||SYS_PACCT
A||SYS_PTRACE
A||SYS_RAWIO
A||SYS_TIME
A||SYS_TTY_CONFIG
A||SYS_NICE
A||SYSLOG
E38|||SYS_ADMIN
A|0 NE 40
A||||riscv64
A||BPF
A||PERFMON
E38
A|0 LT 38
A|0 EQ 39
A|0 GT 40
E1
E1|||DAC_READ_SEARCH
E1|||SYS_ADMIN
E1|||SYS_CHROOT
E1|||SYS_MODULE
E1|||SYS_PACCT
E1|||SYS_PTRACE
E1|||SYS_RAWIO
E1|||SYS_TIME
E1|||SYS_TTY_CONFIG
E22|0 EQ 16,2 EQ 9||AUDIT_WRITE
A|2 NE 9||AUDIT_WRITE
A|0 NE 16||AUDIT_WRITE
A||AUDIT_WRITE
E1|||SYS_ADMIN BPF
E1|0 EQ 40
A|0 EQ 16,2 NE 9||AUDIT_WRITE
A|0 NE 40|AUDIT_WRITE
E1|||SYS_ADMIN PERFMON
A||||amd64
A||||x86
A|0 MASKED_EQ 2114060288 0||||s390 s390x
A|1 MASKED_EQ 2114060288 0|||s390 s390x
E1|0 MASKED_EQ 131072 131072,0 MASKED_EQ 67108864 67108864,0 MASKED_EQ 134217728 134217728,0 MASKED_EQ 268435456 268435456,0 MASKED_EQ 536870912 536870912,0 MASKED_EQ 1073741824 1073741824,0 MASKED_EQ 33554432 33554432||SYS_ADMIN||s390 s390x
E1|1 MASKED_EQ 131072 131072,1 MASKED_EQ 67108864 67108864,1 MASKED_EQ 134217728 134217728,1 MASKED_EQ 268435456 268435456,1 MASKED_EQ 536870912 536870912,1 MASKED_EQ 1073741824 1073741824,1 MASKED_EQ 33554432 33554432||SYS_ADMIN|s390 s390x
`;

/**
 * Architectures (without SCMP_ARCH_) and those that they bring along; hosts in Go spelling with all of theirs. A line
 * that begins with a comma goes on with the one before.
 */
export const archMapRows = `
X86_64 X86 X32,AARCH64 ARM,MIPS64 MIPS MIPS64N32,MIPS64N32 MIPS MIPS64,MIPSEL64 MIPSEL MIPSEL64N32,MIPSEL64N32 MIPSEL MIPSEL64,S390X S390
,RISCV64
,LOONGARCH64
amd64 X86_64 X86 X32,arm64 ARM AARCH64,mips64 MIPS MIPS64 MIPS64N32,mips64n32 MIPS MIPS64 MIPS64N32,mipsel64 MIPSEL MIPSEL64 MIPSEL64N32,mipsel64n32 MIPSEL MIPSEL64 MIPSEL64N32,s390x S390 S390X,riscv64 RISCV64
,loong64 LOONGARCH64
`;
