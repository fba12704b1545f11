// Made by scripts/generate.mjs, do not edit. ../SOURCES.md tells where the facts are from.

/**
 * Runtime; version; `n` with noNewPrivileges, `p` without, empty where not told; `m`easured or `p`ublished; calls on
 * x86_64 (numbers of the lines of `syscallRows`); those of them that belong to the start of the program, not to the runtime; note.
 */
export const runtimeBaseRows = `
runc|1.1.5|n|m|080i151h1p2q3b3p3t6c6z7c808k94aeage2|080i3t6c6z808k94aeage2
runc|1.1.5|p|m|080i0m0n0o151h1p1u272n2q393b3p3r3t6c6z7c7w808h8k94aeaganapb8e2|080i3t6c6z808k94aeage2
crun|1.8.1|n|m|080i151p3p3t6c6z808k94aeage2|080i3t6c6z808k94aeage2
crun|1.8.1|p|m|080i0n151p3p3t6c6z7w808k949698aeagayb0e2|080i3t6c6z808k94aeage2
runc|1.4.2||p|080i0m0n0o15161h1j1p1s1u272n2q2w393b3p3r45656c6y6z7c7d7w8h8p9a9xaganapb8bjc3cpe2||Security Profiles Operator example base profile, commit a2e4c4b
crun|1.26||p|02080i0n0o0p0q15161d1p1s20242n2q393c3e3g454q5j5z6165686c6y6z7c7d7p7w878h8k9698agaparatayb0b5c0c3ccdbdddhe2||Security Profiles Operator example base profile, commit a2e4c4b; broader than what runs after loading, because the recording covered the whole runtime
`;
