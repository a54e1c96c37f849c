/** Keys as this machine's keyboard names them, for texts that mention them. */

/** The keys of package.json's key bindings, on a Mac or elsewhere. */
export function generateKey(platform: string): string {
    return platform === 'darwin' ? '⌥⌘G' : 'Ctrl+Alt+G';
}
