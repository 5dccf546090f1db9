export { httpRefusals, refuseHttp } from '../office-refusals.ts'
