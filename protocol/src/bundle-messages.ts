/** Scheme under which zips are mounted: the path is that of the zip, `!`, and the path in the zip. */
export type ZipScheme = 'iplog-zip';
