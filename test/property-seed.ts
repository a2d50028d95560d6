/** Runs every property with one seed where WORKBENCH_PROPERTY_SEED names it, so that a long run can be run again. */
import fc from 'fast-check'

const seed = process.env['WORKBENCH_PROPERTY_SEED']
if (seed !== undefined) fc.configureGlobal({ seed: Number(seed) })
