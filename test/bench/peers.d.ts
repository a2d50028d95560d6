/** What the bench uses of packages that come without types. */
declare module 'diff-match-patch' {
  export class diff_match_patch {
    Diff_Timeout: number
    diff_main(before: string, after: string): [number, string][]
    diff_cleanupSemantic(diffs: [number, string][]): void
  }
}

declare module 'monaco-editor/editor/common/diff/linesDiffComputers.js' {
  interface Range {
    readonly startLineNumber: number
    readonly startColumn: number
    readonly endLineNumber: number
    readonly endColumn: number
  }
  interface Mapping {
    readonly originalRange: Range
    readonly modifiedRange: Range
  }
  export const linesDiffComputers: {
    getDefault(): {
      computeDiff(
        before: readonly string[],
        after: readonly string[],
        options: {
          ignoreTrimWhitespace: boolean
          maxComputationTimeMs: number
          computeMoves: boolean
        },
      ): {
        readonly changes: readonly { readonly innerChanges: readonly Mapping[] | undefined }[]
        readonly moves: readonly unknown[]
        readonly hitTimeout: boolean
      }
    }
  }
}
